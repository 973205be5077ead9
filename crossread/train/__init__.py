"""
Own translation packages: parallel text -> an Argos package, from nothing or from a package crossread made.

    options    what a training is told                        corpus      all text of one training
    pairs      files -> clean pairs, languages checked         vocabulary  pairs -> piece ids
    weights    CTranslate2 model.bin -> float weights          package     a package opened, a package written
    network, optimizer, batches, checkpoints, loop             the training itself (torch)
    carriers   a list of terms -> sentences that carry them
    evaluate   BLEU, chrF, terms                               card        the model card
    run        the order of it all

Does not align text, does not fetch any. torch and sacrebleu are the extra `crossread[train]`; only `train_package`
needs them.
"""

from crossread.train.options import Rates, Shape, Source, TrainOptions, load_options
from crossread.train.run import TrainResult, require_extra, train_package

__all__ = [
    "Rates",
    "Shape",
    "Source",
    "TrainOptions",
    "TrainResult",
    "load_options",
    "require_extra",
    "train_package",
]
