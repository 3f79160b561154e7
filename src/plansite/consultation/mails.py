"""Mails (.eml): who sent them and when, their text, and the files that hang on them."""

from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage, Message
from email.utils import parseaddr, parsedate_to_datetime

from lxml import html

from plansite.consultation.received import Author


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """A mail. ``files`` are its attachments, name and bytes; ``date`` a day in ISO 8601, empty where none is given."""

    author: Author
    date: str
    text: str
    files: tuple[tuple[str, bytes], ...]


def read_mail(data: bytes) -> Mail:
    """What a mail holds; what its sender calls himself is his name unless it is the address again."""
    message = message_from_bytes(data, policy=policy.default)
    name, address = parseaddr(str(message.get("From", "")))
    author = Author(name="" if "@" in name else name.strip(), contact=address)
    return Mail(author=author, date=_day(message), text=_text(message), files=tuple(_files(message)))


def _day(message: EmailMessage) -> str:
    try:
        return f"{parsedate_to_datetime(str(message.get('Date', ''))):%Y-%m-%d}"
    except ValueError:
        return ""


def _text(message: EmailMessage) -> str:
    body = message.get_body(("plain", "html"))
    if body is None:
        return ""
    text = _content(body)
    if body.get_content_subtype() == "html" and text.strip():
        tree = html.fromstring(text)
        for element in tree.iter("br", "p", "div", "li", "tr"):
            element.tail = f"\n{element.tail or ''}"
        text = str(tree.text_content())
    return text


def _content(part: Message) -> str:
    """The text of a part; in GB18030 where it is not in what it says that it is in."""
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    for encoding in (part.get_content_charset() or "utf-8", "utf-8", "gb18030"):
        try:
            return data.decode("gb18030" if encoding.lower() in ("gb2312", "gbk") else encoding)
        except (LookupError, UnicodeDecodeError):
            continue
    return data.decode("utf-8", "replace")


def _files(message: EmailMessage) -> Iterator[tuple[str, bytes]]:
    for number, part in enumerate(message.iter_attachments(), 1):
        payload = part.get_payload(decode=True)
        if isinstance(payload, bytes):
            yield part.get_filename() or f"attachment-{number}", payload
        elif part.get_content_type() == "message/rfc822":
            inner = part.get_payload()
            if isinstance(inner, list) and inner and isinstance(inner[0], Message):
                yield f"attachment-{number}.eml", inner[0].as_bytes()
