"""Twenty-five tables written without a look at the classifier or at the other tables.

    from benchmarks.tables.strangers import tables
    for table in tables(seed=1): table.name, table.frame, table.truths   # truths: in the order of the columns

Headers may occur twice in a table, so that truths go by position.
"""

from benchmarks.tables.strangers.build import Stranger, tables

__all__ = ["Stranger", "tables"]
