"""How comments are written in Chinese: 征求意见反馈表 and letters, and what is personal in them."""

import re
from typing import Final

from plansite.languages.commenting import Commenting

_NUMERAL: Final = r"[一二三四五六七八九十百\d]{1,5}"
_DOUBLE_SURNAMES: Final = "欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|司徒|端木|夏侯|南宫|长孙|宇文"
#: The surnames of some nineteen in twenty people; a rarer one is found where a label or 我叫 stands before it.
_SURNAMES: Final = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆"
    "汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温季翁施倪阮缪章褚柯游洪詹"
)
_SURNAME: Final = f"(?:{_DOUBLE_SURNAMES}|[{_SURNAMES}])"
_NAME: Final = f"{_SURNAME}[\u4e00-\u9fff]{{1,2}}"
_ANY_NAME: Final = "[\u4e00-\u9fff]{2,4}"


def masked(name: str) -> str:
    """朱** for 朱大明: the surname, and as many marks whatever the length.

    >>> masked("朱大明"), masked("欧阳锋"), masked("John Smith")
    ('朱**', '欧阳**', 'J*** S***')
    """
    if name.isascii():
        return " ".join(f"{word[0]}***" for word in name.split())
    double = re.match(_DOUBLE_SURNAMES, name)
    return f"{double[0] if double and len(name) > 2 else name[:1]}**" if name else ""


def _one_of(words: str) -> re.Pattern[str]:
    return re.compile(words)


COMMENTING: Final = Commenting(
    heads={
        "number": _one_of("序号|编号|序|号"),
        "block": _one_of("标识|条款标识"),
        "place": _one_of(
            "(?:所在|涉及|对应)?(?:章节|条款|位置|部分|章节条款|章节或条款|条款或章节|页码|章节页码|章条号|条文号|章节名称)"
            "|章节[（(]?条款[）)]?|(?:章节|条款|章)[、/／](?:章节|条款|节)|位置或章节"
        ),
        "kind": _one_of("意见?(?:类型|类别)|类型|类别"),
        "quote": _one_of("原文|原文内容|原条文|现有表述|原表述|原稿内容|征求意见稿内容|原内容|所涉原文"),
        "suggestion": _one_of(
            "(?:具体)?(?:修改|反馈|征求)?(?:意见|建议)(?:和建议|建议|与建议|及建议|或建议|内容)?|修改为|建议修改为|修改内容|建议改为"
            "|建议修改内容|意见或建议|意见/建议|内容"
        ),
        "reason": _one_of("(?:修改|意见|具体|主要)?(?:理由|依据|原因)(?:和依据|及依据|依据|说明)?|理由[、/]依据|说明"),
        "name": _one_of(
            "姓名|联系人|反馈人|填表人|填写人|提出人|来电人|来信人|署名|姓名[（(/或、]{0,1}单位(?:名称)?[）)]?|姓名或单位名称|意见人"
        ),
        "organisation": _one_of(
            "(?:反馈|工作|所在|提出|填报|来文)?(?:单位|机构|部门)(?:名称)?(?:[（(]?(?:盖章|公章)[）)]?)?|单位盖章|企业名称"
        ),
        "contact": _one_of(
            "联系(?:方式|电话|手机)|电话|手机|手机号码?|电话号码|电子邮箱|邮箱|电子邮件|邮件地址|通讯地址|通信地址|联系地址|地址|住址|身份证号?码?"
        ),
        "channel": _one_of("(?:反馈|提出|来件|收集)?(?:方式|渠道|来源|途径)"),
        "date": _one_of("(?:填表|填写|反馈|提出|来电|来信|收到)?(?:日期|时间)"),
    },
    kinds={
        "wording": _one_of("文字|表述|措辞|文本"),
        "figure": _one_of("数据|数字|指标|数值"),
        "missing": _one_of("缺|补充|遗漏|增加"),
        "question": _one_of("问|咨询|疑"),
        "other": _one_of("其他|其它"),
    },
    channels={
        "telephone": _one_of("电话|来电|热线"),
        "meeting": _one_of("会|座谈|走访"),
        "mail": _one_of("邮件|邮箱|电邮"),
        "post": _one_of("信|邮寄|邮政"),
    },
    hints={
        "question": _one_of("(?m)[？?]\\s*$|请问|请说明"),
        "missing": _one_of(
            "(?:建议|应当?|请|希望)(?:在.{0,20})?(?:增加|补充|新增|加上|写入)|没有提到|未提及|缺少|遗漏"
        ),
    },
    steps={
        "chapter": _one_of(rf"第\s*({_NUMERAL})\s*(?:章|部分|大点)|^\s*({_NUMERAL})、"),
        "section": _one_of(rf"第\s*({_NUMERAL})\s*(?:节|小节)|[（(]({_NUMERAL})[）)]"),
        "measure": _one_of(rf"第\s*({_NUMERAL})\s*(?:条|点|项|款|段|自然段)"),
        "column": _one_of(r"专栏(?:条目)?\s*(\d+(?:[-—－]\d+){0,2})"),
        "table": _one_of(r"表\s*(\d+)"),
    },
    whole=_one_of("(?:规划)?(?:全文|整体|总体|通篇|全篇|整个规划|规划整体|无特定章节|全部)"),
    courtesy=_one_of(
        r"(?:尊敬的?.{0,20}|各位.{0,10}|你们?好|您好|此致|敬礼|谢谢.{0,6}|感谢.{0,12}|祝.{0,10}|顺祝.{0,8}|以上.{0,12}"
        r"|.{0,24}(?:意见|建议)如下|现将.{0,30}如下|.{0,12}办公室|.{0,16}领导小组.{0,6}|发自我的.{0,12}"
        r"|\d{4}年\d{1,2}月\d{1,2}日|见附件.{0,4}|.{0,40}(?:反馈表|征求意见表|意见表|汇总表?)|.{0,20}请见附件|附件.{0,10}请?查收)[：:，,。！!\s]*"
    ),
    nothing=_one_of(
        "(?:我(?:单位|局|们?|公司|镇|办)?|本单位|经研究，?|对.{0,30})*(?:无|没有|暂无)(?:修改|其他|不同|任何|反馈)?(?:的)?(?:意见|建议)[和及与、]?(?:建议|意见)?[。！.]?"
    ),
    item=_one_of(
        rf"\s*(?:(?:[（(]{_NUMERAL}[）)]|{_NUMERAL}、|\d{{1,2}}[.．](?!\d)|[①-⑳]|(?:意见|建议)\s*{_NUMERAL}\s*[：:、]))\s*"
    ),
    negations=_one_of("不|无|未|非|别|勿|没|反对|取消|删"),
    quoted=_one_of('[“「『"]([^“”「」『』"]{2,200})[”」』"]'),
    private=(
        # Mobile and fixed lines of China.
        re.compile(r"(?<![\d.])(?:\+?86[- ]?)?1[3-9]\d(?:[- ]?\d{4}){2}(?!\d)", re.ASCII),
        re.compile(r"(?<![\d.-])\(?0\d{2,3}\)?[- ]?\d{7,8}(?!\d)", re.ASCII),
        re.compile(r"(?:电话|手机|热线|联系方式|Tel)\D{0,4}(?P<it>\d[\d-]{5,12}\d)(?!\d)", re.ASCII | re.IGNORECASE),
        re.compile(r"(?:微信|QQ)号?\W{0,2}(?P<it>[A-Za-z0-9_-]{5,20})", re.ASCII | re.IGNORECASE),
        re.compile(
            r"(?:护照|通行证|驾驶证|军官证|车牌)号?码?\W{0,2}(?P<it>[\u4e00-\u9fff]?[A-Za-z0-9·]{5,12})(?![A-Za-z0-9])"
        ),
        # Names: beside how one is addressed, beside an identity card, behind a label.
        re.compile(f"(?P<it>{_NAME})(?=先生|女士|同志|老师|小姐)"),
        re.compile(f"(?<![\u4e00-\u9fff])(?P<it>{_SURNAME})(?=先生|女士|小姐)"),
        re.compile(f"(?P<it>{_NAME})[（(，,、\\s]{{0,2}}(?=(?:的)?(?:居民)?身份证)"),
        re.compile(
            f"(?:姓名|联系人|反馈人|本人|我叫|我是|身份证[^\u4e00-\u9fff]{{0,24}})[：:，,\\s]?(?P<it>{_NAME})(?![\u4e00-\u9fff])"
        ),
        # Behind the label of a form the name ends where another label begins.
        re.compile(
            f"(?:姓名|联系人|反馈人|填表人)[：:，,\\s]{{0,2}}(?P<it>{_NAME}?)(?=联系|电话|手机|单位|邮箱|地址|$)"
        ),
        # Where somebody lives.
        re.compile(
            "[\u4e00-\u9fff]{1,8}(?:路|街|巷|弄|大道|小区|村|新村)[\u4e00-\u9fff]{0,4}\\d{1,5}号?"
            "(?:[\u4e00-\u9fff]?\\d{0,4}(?:幢|栋|号楼|单元|室|楼|号)){1,4}"
        ),
        re.compile("[\u4e00-\u9fff]{1,8}(?:路|街|巷|弄|大道)\\d{1,5}号"),
        re.compile("身份证号?码?[：:\\s为是]{0,3}(?P<it>\\d{6,17}[\\dXx])"),
    ),
    organisation=_one_of(
        "(?:局|公司|协会|学会|商会|委员会|中心|学校|大学|学院|医院|街道|镇|乡|政府|办|办公室|研究院|研究所|厂|集团|银行|支队|大队|联合会|工会|法院|"
        "检察院|村委会|居委会|社区|合作社|事务所|管委会|委)(?:[（(].{1,10}[）)])?$"
    ),
    masked=masked,
)
