"""What drafts of a form were kept under before forms had names: found until something newer is kept."""

from collections.abc import Mapping

EARLIER: Mapping[str, str] = {
    "define": "PointSheet",
    "withdraw-point": "WithdrawPointSheet",
    "assess": "AssessSheet",
    "updates": "UpdatesSheet",
    "decide": "FindingSheet",
    "evidence": "EvidenceSheet",
    "declare-conflict": "ConflictSheet",
    "promise": "PromiseSheet",
    "update": "UpdateSheet",
    "move": "MoveSheet",
    "complete": "CompleteSheet",
    "cancel": "CancelSheet",
    "person": "PersonSheet",
    "need": "NeedSheet",
    "adjust": "AdjustmentSheet",
    "review": "ReviewSheet",
    "offer": "MoneySheet",
    "close": "CloseSheet",
    "withdraw": "WithdrawSheet",
    "erase": "EraseSheet",
}
"""The names of the classes that drew them. A form declared since has none."""
