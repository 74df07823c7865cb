"""The recognition models: made once a process, from the files in the wheel, never downloaded."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from kspolicy.read.errors import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kspolicy.read.scan.picture import Pixels

_MISSING = (
    "这是扫描件（图像），需要文字识别：请安装 kspolicy[ocr]（输入 pip install 'kspolicy[ocr]'）"
)
_NO_MODELS = "文字识别的模型文件不在 rapidocr 安装包中：请重新安装（pip install 'rapidocr>=3.10'）"

_DETECTION = "PP-OCRv6_det_small.onnx"
_RECOGNITION = "PP-OCRv6_rec_small.onnx"
# The longer side of the picture in which lines are looked for, in pixels. A larger one finds no
# other lines on a page of print and takes twice as long.
_DETECTION_SIDE = 960
# The recognition model takes lines of this height, in pixels.
_HEIGHT = 48
# The narrowest picture of a line that is read as well as a wide one, and the widest taken.
_NARROWEST, _WIDEST = 96, 4800
# Signs of which the model takes one or the other: full width, half width.
_TWINS = (
    ("，", ","), ("：", ":"), ("；", ";"), ("（", "("), ("）", ")"), ("！", "!"), ("？", "?"),
    ("－", "-"), ("％", "%"), ("．", "."), ("～", "~"), ("·", "•"),
)  # fmt: skip


class Sign(NamedTuple):
    """A character read in a picture of a line: its middle from 0 (left) to 1, how sure it is."""

    text: str
    middle: float
    sure: float


@dataclass(frozen=True, slots=True)
class Recogniser:
    """Both models, each run by one thread: more threads are slower on lines of text."""

    detector: Any
    session: Any
    characters: tuple[str, ...]
    twins: dict[int, int]

    def lines(self, picture: Pixels) -> list[Pixels]:
        """The corners of each line of text in a grey page, in pixels, clockwise from upper left."""
        import cv2

        colour = cv2.cvtColor(picture, cv2.COLOR_GRAY2BGR)
        found = self.detector(colour, use_det=True, use_cls=False, use_rec=False)
        return [] if found.boxes is None else list(found.boxes)

    def read(self, picture: Pixels) -> list[Sign]:
        """The characters in a grey picture of one line, left to right, spaces among them."""
        import cv2
        import numpy as np

        high, wide = picture.shape[:2]
        across = min(max(1, round(wide * _HEIGHT / high)), _WIDEST)
        line = cv2.resize(picture, (across, _HEIGHT), interpolation=_interpolation(high))
        taken = np.zeros((1, 3, _HEIGHT, max(across, _NARROWEST)), np.float32)
        taken[0, :, :, :across] = line.astype(np.float32) / 127.5 - 1
        (likely,) = self.session.run(None, {self.session.get_inputs()[0].name: taken})
        columns = likely.shape[1] * across / taken.shape[3]
        return list(self._decoded(likely[0], columns))

    def _decoded(self, likely: Any, columns: float) -> Sequence[Sign]:  # noqa: ANN401
        """The characters of columns of likelihoods; a character goes over several columns."""
        best = likely.argmax(axis=1).tolist()
        signs: list[Sign] = []
        column = 0
        while column < len(best):
            end = column + 1
            while end < len(best) and best[end] == best[column]:
                end += 1
            if best[column]:
                peak = likely[column:end, best[column]]
                at = column + int(peak.argmax())
                sure = float(likely[at, best[column]])
                twin = self.twins.get(best[column])
                sure += float(likely[at, twin]) if twin is not None else 0.0
                middle = min(1.0, ((column + end) / 2) / columns)
                signs.append(Sign(self.characters[best[column]], middle, min(1.0, sure)))
            column = end
        return signs


@cache
def recogniser() -> Recogniser:
    """The models, loaded when first asked for.

    Raises:
        UnreadableError: the extra for recognition is not installed, or its models are missing.
    """
    try:
        import cv2  # noqa: F401
        import onnxruntime  # type: ignore[import-untyped]
        import rapidocr
    except ImportError as error:
        raise UnreadableError(_MISSING) from error
    models = Path(rapidocr.__file__).parent / "models"
    detection, recognition = models / _DETECTION, models / _RECOGNITION
    # rapidocr would download a model that is not there.
    if not (detection.is_file() and recognition.is_file()):
        raise UnreadableError(_NO_MODELS)
    settings = onnxruntime.SessionOptions()
    settings.intra_op_num_threads = settings.inter_op_num_threads = 1
    settings.enable_cpu_mem_arena = False
    settings.log_severity_level = 4
    session = onnxruntime.InferenceSession(
        str(recognition), settings, providers=["CPUExecutionProvider"]
    )
    known = session.get_modelmeta().custom_metadata_map["character"].splitlines()
    characters = ("", *known, " ")
    return Recogniser(_detector(detection, recognition), session, characters, _twins(characters))


def _detector(detection: Path, recognition: Path) -> Any:  # noqa: ANN401 - rapidocr is untyped
    from rapidocr import RapidOCR

    return RapidOCR(
        params={
            "Global.log_level": "critical",
            "Global.use_preprocess_img": False,
            "Global.use_vertical_padding": False,
            "Det.model_path": str(detection),
            "Rec.model_path": str(recognition),
            "Det.limit_type": "max",
            "Det.limit_side_len": _DETECTION_SIDE,
            "EngineConfig.onnxruntime.intra_op_num_threads": 1,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
        }
    )


def _twins(characters: Sequence[str]) -> dict[int, int]:
    places = {character: index for index, character in enumerate(characters)}
    twins: dict[int, int] = {}
    for one, other in _TWINS:
        if one in places and other in places:
            twins.setdefault(places[one], places[other])
            twins.setdefault(places[other], places[one])
    return twins


def _interpolation(high: int) -> int:
    import cv2

    return cv2.INTER_AREA if high > _HEIGHT else cv2.INTER_CUBIC
