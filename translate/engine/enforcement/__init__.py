"""Making a model that was not trained for it keep a newsroom's terms: a ladder of rungs, each one verified."""

from translate.engine.enforcement.calibration import calibrate
from translate.engine.enforcement.ladder import Draft, Job, Rung, draft_all
from translate.engine.enforcement.stand_ins import StandIns
from translate.engine.enforcement.without_model import credit, derive, prefill

__all__ = ["Draft", "Job", "Rung", "StandIns", "calibrate", "credit", "derive", "draft_all", "prefill"]
