"""What Japanese rooms call points and motions besides the name that the rules give them.

The words differ from conference to conference, and a dais types what was said. A word that some
use for one thing and some for another stands with both, so that the line asks which is meant:
休会 is a break to most, and the end of the meeting in the language of assemblies.
"""

ALSO: dict[str, tuple[str, ...]] = {
    "suspend_meeting": (
        "停会",
        "休会",
        "休憩",
        "中断",
        "会議停止",
        "会議の中断",
        "サスペンド",
        "サスペンション",
    ),
    "adjourn_meeting": ("閉会", "休会", "散会", "会議終了", "会議の閉会", "会合の終了", "アジャーン"),
    "close_debate": (
        "討議終了",
        "討議終結",
        "討議の終結",
        "討論終結",
        "討論の終結",
        "投票移行",
        "クロージャー",
    ),
    "adjourn_debate": ("討議延期", "討議の中断", "討論の延期", "棚上げ"),
    "resume_debate": ("討議再開", "討議の再開", "討論の再開"),
    "extend_caucus": ("コーカス延長",),
    "moderated_caucus": ("モデレイテッドコーカス", "着席討議", "非公式討議"),
    "unmoderated_caucus": (
        "アンモデレイテッドコーカス",
        "非着席討議",
        "自由討議",
        "着席討議",
        "非公式討議",
    ),
    "tour_de_table": ("ラウンドロビン", "全員一巡", "一巡", "一巡発言"),
    "introduce_draft": ("決議案提出", "DR提出", "文書の提出", "文書提出"),
    "introduce_amendment": ("修正案提出", "修正案の提案", "アメンドメント"),
    "question_period": ("質疑応答", "質疑"),
    "consultation_of_whole": ("コンサルテーション", "全体会合"),
    "set_speaking_time": ("スピーチ時間", "スピーチの時間"),
    "close_speakers_list": ("リスト閉鎖", "発言者リストの閉鎖"),
    "reopen_speakers_list": ("リスト再開", "発言者リストの再開"),
    "withdraw_proposal": ("撤回", "決議案撤回", "取り下げ", "文書の撤回"),
    "reorder_drafts": ("採決順序", "採決順変更", "順序変更"),
    "important_question": ("重要問題",),
    "divide_the_house": ("再投票", "棄権なし投票"),
    "reconsider": ("再審議", "再検討"),
    "explanation": ("投票説明", "投票理由"),
    "set_agenda": ("議題設定", "議題の設定", "議題の順序", "アジェンダ"),
    "overturn_ruling": ("異議申し立て", "異議申立て", "アピール"),
    "point_of_order": ("ポイントオブオーダー", "オーダー", "議事進行上の問題"),
    "point_personal_privilege": ("ポイントオブパーソナルプリビレッジ", "プリビレッジ"),
    "inquiry": ("ポイントオブインクワイアリー", "インクワイアリー", "手続き質問"),
    "question": ("ポイントオブインフォメーション", "インフォメーション", "質問"),
    "reply": ("反論権", "返答権", "反駁権", "リプライ"),
}
"""By what a kind brings about, or by its code where several bring about the same."""
