"""The only place that knows MkDocs. Leaving it costs this folder."""
