"""Chinese script conversion by OpenCC, and the quotation marks OpenCC leaves alone."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from translate.errors import ConfigError

if TYPE_CHECKING:
    from opencc import OpenCC

# OpenCC's phrases take these for words of software (声明 → 宣告, 支持 → 支援, 和平进程 → 和平程序); news means them as
# every reader does, and only their characters change.
_NEWS_WORDS = re.compile(
    "(发布|支持|程序(?![员设])|项目|对象|文件(?!夹)|运行|设备|连接|声明|进程|窗口|保存|打开|优化|权限|循环|代码|参数|调度"
    "|集成(?!电路)|查找|激活|用户|刷新|脚本|映射|调用|默认|队列)"
)

_TRADITIONAL_QUOTES = str.maketrans({"“": "「", "”": "」", "‘": "『", "’": "』"})


def convert(text: str, configuration: str) -> str:
    """`text` converted by an OpenCC configuration such as `s2twp`.

    From Simplified to Traditional the quotation marks become 「」 and 『』, as Taiwan and Hong Kong write them; OpenCC
    does not touch them. Of a region's phrases those for software are left out. Raises ConfigError for a configuration
    OpenCC does not have.
    """
    converter = _converter(configuration)
    if configuration.endswith("p"):
        by_character = _converter(configuration.removesuffix("p"))
        pieces = _NEWS_WORDS.split(text)
        converted = "".join(
            (by_character if index % 2 else converter).convert(piece) for index, piece in enumerate(pieces)
        )
    else:
        converted = converter.convert(text)
    return converted.translate(_TRADITIONAL_QUOTES) if configuration.startswith("s2") else converted


@lru_cache(maxsize=8)
def _converter(configuration: str) -> OpenCC:
    from opencc import OpenCC

    try:
        return OpenCC(configuration)
    except Exception as error:  # OpenCC raises bare exceptions of several kinds
        raise ConfigError(
            f"OpenCC has no configuration “{configuration}”", hint="such as s2twp, s2hk or s2t"
        ) from error
