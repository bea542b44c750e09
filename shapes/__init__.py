"""The gate's rules: SHACL shapes per class, and `validate`, which says what in a graph breaks them.

SHACL: https://www.w3.org/TR/shacl/
"""

from shapes.gate import validate
from shapes.library import shapes_graph
from shapes.report import report_graph
from shapes.violation import Severity, Violation, blame

__all__ = ["Severity", "Violation", "blame", "report_graph", "shapes_graph", "validate"]
