"""Exceptions of the loader, drawn as a tree; each message says what was wrong and what to do about it.

XronikaError
├── InputError            a file or record that cannot be read
│   ├── UnknownFormat     no reader recognises the file
│   └── UnsafeInput       entities, bombs, control characters: refused before parsing
├── DatasetError          the data directory
│   ├── DatasetLocked     another writer holds it
│   ├── DatasetMissing    nothing there
│   └── BaseMismatch      written with another base IRI
├── RuleError             a language file or authority file that does not make sense
├── UnknownProposer       asked to propose names by something that there is not
└── NotInstalled          an optional package, or a model of it, is missing
"""


class XronikaError(Exception):
    """Anything this program reports to its user in a sentence instead of a traceback."""


class InputError(XronikaError):
    """A file or record that cannot be read; the rest of the load goes on."""


class UnknownFormat(InputError):
    """No reader recognises the file."""


class UnsafeInput(InputError):
    """Input refused before it is parsed: DOCTYPE, entities, compression bombs, control characters."""


class DatasetError(XronikaError):
    """The data directory cannot be used as asked."""


class DatasetLocked(DatasetError):
    """Another process writes to the data directory."""


class DatasetMissing(DatasetError):
    """The data directory holds no dataset yet."""


class BaseMismatch(DatasetError):
    """The data directory was first written with another base IRI."""


class RuleError(XronikaError):
    """A language file or an authority file does not make sense; names the file and the entry."""


class UnknownProposer(XronikaError):
    """Asked to propose names by something that there is not; names those there are."""


class NotInstalled(XronikaError):
    """An optional package, or a model of it, is missing; says how to install it."""
