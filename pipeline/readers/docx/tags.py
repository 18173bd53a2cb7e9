"""Qualified names of WordprocessingML and its neighbours, as lxml spells them."""

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

VAL = _W + "val"
ID = _W + "id"

# Blocks
BODY, P, TBL, TR, TC, SDT, SDT_CONTENT, SDT_PR = (_W + n for n in ("body", "p", "tbl", "tr", "tc", "sdt", "sdtContent", "sdtPr"))
TXBX, ALT_CHUNK = _W + "txbxContent", _W + "altChunk"
CHOICE, FALLBACK, ALTERNATE = _MC + "Choice", _MC + "Fallback", _MC + "AlternateContent"

# Paragraph and its properties
P_PR, P_STYLE, NUM_PR, NUM_ID, ILVL, OUTLINE, JC, FRAME = (
    _W + n for n in ("pPr", "pStyle", "numPr", "numId", "ilvl", "outlineLvl", "jc", "framePr")
)
DROP_CAP = _W + "dropCap"

# Run and its properties
R, R_PR, R_STYLE, BOLD, SIZE, VANISH, FONTS = (_W + n for n in ("r", "rPr", "rStyle", "b", "sz", "vanish", "rFonts"))
ASCII_FONT, HANSI_FONT = _W + "ascii", _W + "hAnsi"
T, TAB, PTAB, BR, CR, NO_BREAK_HYPHEN, SYM = (_W + n for n in ("t", "tab", "ptab", "br", "cr", "noBreakHyphen", "sym"))
TYPE, CHAR, FONT = _W + "type", _W + "char", _W + "font"
FLD_CHAR, FLD_TYPE, INSTR, INSTR_TEXT, FLD_SIMPLE = (_W + n for n in ("fldChar", "fldCharType", "instr", "instrText", "fldSimple"))
DRAWING, PICT, OBJECT, RUBY, RUBY_BASE = (_W + n for n in ("drawing", "pict", "object", "ruby", "rubyBase"))
FOOTNOTE_REF, ENDNOTE_REF, FOOTNOTE, ENDNOTE = (_W + n for n in ("footnoteReference", "endnoteReference", "footnote", "endnote"))
CUSTOM_MARK = _W + "customMarkFollows"
MATH, MATH_TEXT, MATH_FRACTION = _MATH + "oMath", _MATH + "t", _MATH + "f"
MATH_PARAGRAPH = _MATH + "oMathPara"
MATH_NUMERATOR, MATH_DENOMINATOR = _MATH + "num", _MATH + "den"

# Revisions
DEL, MOVE_FROM, CELL_DEL = (_W + n for n in ("del", "moveFrom", "cellDel"))

# What only wraps content that is printed as if the wrapper were not there
WRAPPERS = frozenset(_W + n for n in ("hyperlink", "smartTag", "customXml", "ins", "moveTo", "dir", "bdo", "sdtContent"))

# Table properties
TR_PR, TC_PR, GRID_SPAN, GRID_BEFORE, V_MERGE, H_MERGE, TBL_HEADER = (
    _W + n for n in ("trPr", "tcPr", "gridSpan", "gridBefore", "vMerge", "hMerge", "tblHeader")
)

# Structured document tags
DOC_PART_GALLERY, SHOWING_PLACEHOLDER = _W + "docPartGallery", _W + "showingPlcHdr"

# Styles
STYLE, STYLE_ID, DEFAULT, NAME, BASED_ON, DOC_DEFAULTS, R_PR_DEFAULT = (
    _W + n for n in ("style", "styleId", "default", "name", "basedOn", "docDefaults", "rPrDefault")
)

# Numbering
ABSTRACT, ABSTRACT_ID, NUM, LVL, LVL_OVERRIDE, START_OVERRIDE, NUM_STYLE_LINK = (
    _W + n for n in ("abstractNum", "abstractNumId", "num", "lvl", "lvlOverride", "startOverride", "numStyleLink")
)
START, NUM_FMT, FORMAT, LVL_TEXT, LVL_RESTART, IS_LGL, PICTURE_BULLET = (
    _W + n for n in ("start", "numFmt", "format", "lvlText", "lvlRestart", "isLgl", "lvlPicBulletId")
)
FOOTNOTE_PR, ENDNOTE_PR, NUM_START = _W + "footnotePr", _W + "endnotePr", _W + "numStart"
