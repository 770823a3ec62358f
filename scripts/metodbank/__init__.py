"""metodbank: check, render and publish libraries of method packs.

The floors of the house. A module may import from its own room and from floors below it;
a test walks the imports.

    4  cli  site                              options and exit codes; MkDocs
    3  linter                                 a whole check: every core, memory, mends
    2  exchange  disk                         packs from other catalogues; the only writer
    1  read  check  links  render  report     five sisters that do not know each other
    0  model                                  nouns, frozen, no input or output
"""
