"""An inbox as an office has it: more than thirty comments in every form, with duplicates, wrong places, personal data.

Nobody in it exists. Identity-card numbers are made up; their check digits are right.
"""

import csv
import io
import json
from collections.abc import Sequence
from email.message import EmailMessage
from pathlib import Path
from typing import Any, Final

from docx import Document
from openpyxl import Workbook

CARD: Final = "11010519491231002X"
PHONE: Final = "13900000001"
NEVER_PUBLISHED: Final = (
    CARD, PHONE, "13900000002", "13900000003", "0571-88880000", "赵小川", "钱多多", "孙立人", "李文书", "周一鸣", "吴越",
    "wuyue@example.com", "qian@example.com", "和平路8号2幢301室", "Margaret Hill", "hill@example.com",
)  # fmt: skip
_HEADS: Final = ("序号", "章节（条款）", "原文", "修改建议", "理由")


def make_inbox(folder: Path) -> None:
    """Write the files of the example round."""
    folder.mkdir(parents=True)
    form = our_form()
    files: dict[str, bytes] = {
        "01-反馈表.docx": form,
        "02-教育局.docx": changed_form(),
        "03-手打.docx": typed(),
        "04-行移动.docx": moved_rows(),
        "05-读者.json": json.dumps(readers_file(), ensure_ascii=False).encode(),
        "06-电话.csv": telephone().encode("gb18030"),
        "07-座谈.xlsx": meeting(),
        "08-带附件.eml": mail("赵小川 <zhao@example.com>", "意见", "您好，意见请见附件。", ("反馈表.docx", form)),
        "09-邮件.eml": mail("吴越 <wuyue@example.com>", "对规划的意见", PRIVATE_MAIL),
        "10-来信.txt": LETTER.encode("gb18030"),
        "11-财政局.txt": "单位：县财政局\n经研究，无意见。".encode(),
        "12-english.eml": mail("Margaret Hill <hill@example.com>", "Comments", ENGLISH),
        "13-扫描件.pdf": b"%PDF-1.4 nothing but a picture",
        "14-坏文件.docx": b"PK\x03\x04 broken",
        "15-别的.json": b'{"form": "something else"}',
        "16-反馈表（副本）.docx": form,
    }
    for name, data in files.items():
        (folder / name).write_bytes(data)


def later_mail(folder: Path) -> None:
    """One more mail, which says something known and something new."""
    text = "一、第二章第三节：公交线路末班车应延长到晚上九点。\n二、第三章第三节，建议应增加第三方评估！"
    (folder / "17-后来.eml").write_bytes(mail("何后来 <he@example.com>", "补充", text))


def our_form() -> bytes:
    """The form as the site gives it out, filled in: the identity stands in the place."""
    rows = [
        ("1", "第二章 2-1-1（m2-1-1）", "新建公办幼儿园6所", "建议改为8所。", "东部新城还缺2所。"),
        ("2", "m2-3-1", "新开城乡公交线路8条", "末班车应延长到晚上9点。", ""),
        ("3", "第二章第二节", "", "建议写明药品目录由谁制定。", ""),
        ("4", "全文", "", "建议增加名词解释。", "普通居民看不懂。"),
        ("5", "", "", "", ""),
    ]
    return word([("姓名", "赵小川", "联系方式", PHONE), ("日期", "2023年3月5日")], rows)


def changed_form() -> bytes:
    """The form as a department sent it: other heads, a place merged over two rows, a row merged across, rows added."""
    document = Document()
    document.add_paragraph("征求意见反馈表")
    document.add_paragraph("单位（盖章）：县教育局    联系人：李文书    电话：0571-88880000")
    table = document.add_table(rows=0, cols=4)
    _add(table, ("序号", "所在章节", "意见和建议", "依据"))
    _add(table, ("1", "第二章第一节", "“公办园在园幼儿占比达到60%”建议改为65%。", "省定目标为65%。"))
    _add(table, ("2", "", "“配齐音乐、体育、美术教师”后增加“心理健康教师”。", ""))
    _add(table, ("3", "扩大学前教育供给", "写明新建幼儿园的地点。", ""))
    _add(table, ("4", "第九章", "建议增加特殊教育的内容。", ""))
    table.cell(1, 1).merge(table.cell(2, 1))
    row = _add(table, ("其他：建议每年公布教育经费的使用情况。", "", "", ""))
    row.cells[0].merge(row.cells[3])
    return _saved(document)


def typed() -> bytes:
    """A letter typed into Word, without a table."""
    document = Document()
    for line in (
        "尊敬的规划科：", "现将我的意见反馈如下：", "1. 关于“为独居老年人安装紧急呼叫设备”，应当写明由谁付费。",
        "2. 专栏2-1 社区食堂18家太少，建议20家。", "3. 临河两岸的自行车道应当有照明。", "此致", "敬礼",
        "姓名：钱多多", "邮箱：qian@example.com",
    ):  # fmt: skip
        document.add_paragraph(line)
    return _saved(document)


def moved_rows() -> bytes:
    """The form with rows that somebody exchanged: the words stand beside the identity of another block."""
    rows = [
        ("1", "m2-1-2", "沿临河两岸建设自行车道30公里", "建议改为35公里。", ""),
        ("2", "m9-9-9", "每年公布实施情况", "建议每半年公布一次。", ""),
        ("3", "（一）", "", "建议更加具体。", ""),
    ]
    return word([("姓名", "孙立人", "电话", "13900000002")], rows)


def readers_file() -> dict[str, Any]:
    """What a reader's browser kept."""
    comments = [
        {"block": "m1-2-1", "kind": "figure", "quote": "95%以上", "suggestion": "建议明确为98%以上。", "reason": ""},
        {"block": "c2-1-1", "kind": "question", "question": "canteens", "suggestion": "应当优先开在城西老街。"},
        {"block": "m1-2-2", "kind": "figure", "suggestion": "养老床位50张是否包括家庭床位？"},
        {"block": "p3-2-1", "kind": "missing", "suggestion": "应当写明资金的数额。", "reason": "没有数额就无法监督。"},
        {"block": "m2-3-1", "kind": "other", "suggestion": "末班车应延长到晚上9点。"},
    ]
    head = {
        "form": "plansite-comments",
        "version": 1,
        "plan": "临河县公共服务规划",
        "round": "2023-03",
        "language": "zh",
    }
    return head | {"sender": {"name": "周一鸣", "organisation": "", "contact": "13900000003"}, "comments": comments}


def telephone() -> str:
    """Calls that the office wrote down; two people say the same, one says the contrary."""
    out = io.StringIO()
    rows = [
        ("来电人", "电话", "日期", "章节", "意见", "方式"),
        ("郑先生", "13900000011", "2023-03-06", "第二章（三）", "公交末班车应延长到晚上9点", "来电"),
        ("冯女士", "13900000012", "2023-03-06", "优化公交线路", "公交末班车不应延长到晚上9点", "来电"),
        ("陈阿姨", "", "2023-03-07", "适老改造", "改造500户太少", "来电"),
        ("卫师傅", "13900000014", "2023-03-08", "优化公交线路", "公交末班车应延长到晚上9点。", "来电"),
        ("蒋先生", "13900000015", "2023-03-09", "", "没有意见", "来电"),
        ("沈女士", "13900000016", "2023-03-10", "健康那一段", "希望夜间也能看急诊", "来电"),
    ]
    csv.writer(out).writerows(rows)
    return out.getvalue()


def meeting() -> bytes:
    """A list from a meeting: the place merged over its rows."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ("座谈会意见汇总", None, None, None, None),
        ("序号", "单位", "章节", "原文", "修改意见"),
        (1, "临河县公共交通公司", "第二章第三节", "行政村通达率保持100%", "建议改为“自然村通达率达到90%”。"),
        (2, "临河县养老协会", None, "沿临河两岸建设自行车道", "建议同时建设步行道。"),
        (3, "临河县养老协会", "专栏2-1", "适老化改造500户", "建议改为800户。"),
        (4, "临河县医院", "第一章", "县级医院床位增至1200张", "建议改为1,300张。"),
    ):
        sheet.append(row)
    sheet.merge_cells("C3:C4")
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


PRIVATE_MAIL: Final = f"""规划科：
我是吴越，身份证号{CARD}，住在和平路8号2幢301室，电话{PHONE[:-1]}9。
我们小区的王建国先生也这样想：县医院与12家乡镇卫生院组成医疗共同体以后，应当允许在卫生院取县医院的药。
谢谢！
"""
LETTER: Final = """您好：
我有三点意见：
（1）第三章第三节，建议增加第三方评估。
（2）到2027年全县建成十五分钟服务圈，农村怎么办？
（3）“优先投向民生领域”应当列出清单。
"""
ENGLISH: Final = """Dear Sir or Madam,

Please say in chapter 2, section 3 where the bicycle path begins. My name is Margaret Hill.

Kind regards
"""


def word(labels: Sequence[Sequence[str]], rows: Sequence[Sequence[str]]) -> bytes:
    """A form: lines of labels, then the table."""
    document = Document()
    document.add_paragraph("征求意见反馈表")
    top = document.add_table(rows=0, cols=4)
    for label in labels:
        _add(top, (*label, *[""] * (4 - len(label))))
    table = document.add_table(rows=0, cols=5)
    for row in (_HEADS, *rows):
        _add(table, row)
    return _saved(document)


def _add(table: Any, texts: Sequence[str]) -> Any:
    row = table.add_row()
    for cell, text in zip(row.cells, texts, strict=True):
        cell.text = text
    return row


def _saved(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def mail(sender: str, subject: str, text: str, *files: tuple[str, bytes]) -> bytes:
    """A mail of 12 March 2023."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, "guihua@example.org", subject
    message["Date"] = "Sun, 12 Mar 2023 10:00:00 +0800"
    message.set_content(text)
    for name, data in files:
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()
