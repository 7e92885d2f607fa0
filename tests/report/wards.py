"""A hospital's wards: a small domain with colours, an assumption, nulls and findings, to report."""

from pathlib import Path

from tests.building import Domain, domain

SCHEMA = """
    types:
      rag:
        scale:
          - red:    {th: สีแดง, en: Red}
          - yellow: {th: สีเหลือง, en: Yellow}
          - green:  {th: สีเขียว, en: Green}
    kinds:
      ward:
        plural: wards
        title: {th: หอผู้ป่วย, en: Ward}
        label: {th: name_th, en: name_en}
        key: id
        fields:
          name_th:    {type: text}
          name_en:    {type: text}
          beds:       {type: number, decimals: 0, title: {th: เตียง, en: Beds}}
          occupied:   {type: number, decimals: 0, unit: beds, title: {th: ใช้อยู่, en: Occupied}}
          infections: {type: number, decimals: 2, unit: percent, title: {th: ติดเชื้อ, en: Infections}}
          stay:       {type: number, unit: {field: stay_unit}, title: {th: วันนอน, en: Stay}}
          stay_unit:  {type: text}
          drill:      {type: date}
"""

WARDS = """
    - id: W-10
      name_th: หอผู้ป่วยเด็ก
      name_en: Children's ward
      beds: 24
      occupied: 25
      infections: 5.10
      stay: 3.5
      stay_unit: days
      drill: 2020-08-31
    - id: W-2
      name_th: หออายุรกรรม
      name_en: Medical ward
      beds: 24
      occupied: 18
      infections: 1.00
      stay: 36
      stay_unit: hours
      document: report
      place: page 7
    - id: W-1
      name_th: หอศัลยกรรม
      name_en: Surgical ward
      beds: 30
      occupied: 30
"""

RULES = {
    "infection.yaml": """
        rule: infection
        title: {th: การติดเชื้อ, en: Infection}
        source: {document: Hospital standard, place: chapter 3}
        for: ward
        table:
          outcome: status
          type: rag
          rows:
            - {when: {infections: "<= 2"},    then: green}
            - {when: {infections: "(2..5]"},  then: yellow}
            - {when: {infections: "> 5"},     then: red, because: {en: over the limit, th: เกินเกณฑ์}}
    """,
    "occupancy.yaml": """
        rule: occupancy
        title: {th: อัตราครองเตียง, en: Occupancy}
        for: ward
        given:
          share: percent(occupied, beds)
        outcomes:
          occupancy: {is: share, decimals: 1, title: {th: อัตราครองเตียง, en: Occupancy}}
          full: {is: share >= 100}
        checks:
          - code: too-many
            that: occupied <= beds
            severity: error
            message:
              en: Ward {id} has {occupied} patients in {beds} beds
              th: หอ {id} มีผู้ป่วย {occupied} คน ใน {beds} เตียง
    """,
    "drill.yaml": """
        rule: drill
        title: {th: การซ้อมแผน, en: Drill}
        for: ward
        applies: beds < 30
        levels:
          outcome: drill_score
          100: infections <= 2
          otherwise:
            value: 50
            assumed: {en: the standard states no lower level, th: มาตรฐานไม่ได้ระบุระดับต่ำกว่านี้}
    """,
}

BOOK = """
    as_of: 2020-09-30
    title: {th: โรงพยาบาลตัวอย่าง, en: Sample hospital}
    agency: SH
    fiscal_year: 2563
    quarter: 4
    documents:
      report: {title: {th: รายงานประจำปี, en: Annual report}}
"""


def wards(folder: Path) -> Domain:
    """The wards, loaded from files in the folder."""
    return domain(folder, schema=SCHEMA, facts={"wards.yaml": WARDS}, rules=RULES, book=BOOK)
