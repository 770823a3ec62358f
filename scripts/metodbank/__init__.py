"""metodbank: check, render and publish libraries of method packs.

The floors of the house. A module may import from its own room and from floors below it;
a test walks the imports.

    3  cli  site                              options and exit codes; MkDocs
    2  exchange  linter  disk                 other catalogues; a whole check; the only writer
    1  read  check  links  render  report     five sisters that do not know each other
    0  model                                  nouns, frozen, no input or output
"""
