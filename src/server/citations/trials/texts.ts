/** A script's sentences: real wording with numbers, signs, units, quote marks, dashes and negations in it. */
export interface Sample {
  name: string
  /** False for scripts written without spaces between words. */
  spaced: boolean
  /** Words that deny, as they stand in these sentences or could. */
  negations: readonly string[]
  sentences: readonly string[]
}

export const SAMPLES: readonly Sample[] = [
  {
    name: 'English',
    spaced: true,
    negations: ['not', 'never', 'no'],
    sentences: [
      'The Tenant shall not be liable for damage caused by fire, flood or the acts of others.',
      'Interest accrues at 1.5% per annum on any sum that is overdue for more than 30 days.',
      'The parties’ liability is unlimited in cases of gross negligence — and in those alone.',
      'A fee of $2,000 is due within ten (10) days; “late payment” means payment after that date.',
      'Temperatures fell to −5 °C in January and rose to 12 °C in May, a difference of 17 degrees.',
      'The efficient office first filed its findings on a flat surface of 10² square metres.',
      'Either party may terminate this agreement upon 90 days’ prior written notice to the other.',
      'Between 1998 and 2004 the company’s revenue grew from 3.2 million to 14.75 million euros.',
      'Nothing in this clause limits the well-known rights of a long-term lender under section 4(2).',
      'She said "it cannot be undone", and the court – after 5–10 years of delay – agreed.',
      'The warranty covers non-commercial use only and excludes wear, misuse and resale abroad.',
      'No amendment is valid unless it is made in writing and signed by both parties.',
    ],
  },
  {
    name: 'French and German',
    spaced: true,
    negations: ['nicht', 'ne', 'pas', 'kein'],
    sentences: [
      'Der Mieter haftet nicht für Schäden, die durch höhere Gewalt entstanden sind.',
      'Die Kündigungsfrist beträgt drei Monate, für möblierte Räume jedoch nur 14 Tage.',
      'Das Entgelt von 1.234,50 € ist „ohne Abzug“ bis zum 15. des Monats zu zahlen.',
      'Größere Änderungen bedürfen der Schriftform; mündliche Abreden gelten nicht.',
      'Le preneur n’est pas tenu de réparer les dégâts causés par un tiers.',
      'La durée du bail est de neuf ans, à compter du 1er janvier 2021.',
      'Le loyer de 12 500 euros est payable d’avance, le 5 de chaque mois.',
      'L’accord « définitif » fut signé à Orléans après de longues négociations.',
      'Toute modification doit être constatée par écrit et signée des deux côtés.',
      'Bei −3,5 Grad ruht die Arbeit auf der Baustelle bis zum nächsten Morgen.',
    ],
  },
  {
    name: 'Cyrillic',
    spaced: true,
    negations: ['не', 'никогда'],
    sentences: [
      'Арендатор не отвечает за ущерб, причинённый третьими лицами или стихией.',
      'Срок договора составляет 24 месяца с даты его подписания обеими сторонами.',
      'Размер неустойки – 0,1% от суммы долга за каждый день просрочки платежа.',
      'Стороны договорились, что «коммерческая тайна» охраняется бессрочно.',
      'Договір укладено у двох примірниках, кожен з яких має однакову силу.',
      'Температура опустилась до −15 градусов, и работы были приостановлены.',
      'Покупатель обязан принять товар в течение 10 дней после уведомления.',
      'Йод и ёлка стояли на полке рядом с толстой красной книгой.',
    ],
  },
  {
    name: 'Greek',
    spaced: true,
    negations: ['δεν', 'μη'],
    sentences: [
      'Ο μισθωτής δεν ευθύνεται για ζημίες που προκλήθηκαν από τρίτους.',
      'Η διάρκεια της σύμβασης ορίζεται σε 36 μήνες από την υπογραφή της.',
      'Το μίσθωμα των 850,00 ευρώ καταβάλλεται την πρώτη ημέρα κάθε μήνα.',
      'Κάθε τροποποίηση γίνεται μόνο εγγράφως και με τη συμφωνία όλων.',
      'Τα «προσωπικά δεδομένα» φυλάσσονται για 5 έτη και μετά διαγράφονται.',
      'Αρμόδια είναι τα δικαστήρια της Αθήνας για κάθε διαφορά των μερών.',
    ],
  },
  {
    name: 'Arabic and Persian',
    spaced: true,
    negations: ['لا', 'ليس', 'لم'],
    sentences: [
      'لا يتحمل المستأجر مسؤولية الأضرار التي يسببها الغير في العقار.',
      'مدة هذا العقد سنتان تبدأ من تاريخ التوقيع عليه من الطرفين.',
      'تدفع الأجرة البالغة ٢٥٠٠ ريال في أول كل شهر ميلادي.',
      'يلتزم البائع بتسليم البضاعة خلال ٣٠ يوماً من استلام الثمن.',
      'كُتِبَ هذا العقد من نسختين، لكل طرف نسخة للعمل بموجبها.',
      'مستأجر نمی‌تواند ملک را بدون اجازه به دیگری واگذار کند.',
      'این قرارداد در دو نسخه نوشته شد و نامه‌ای به آن پیوست است.',
    ],
  },
  {
    name: 'Hebrew',
    spaced: true,
    negations: ['לא', 'אין'],
    sentences: [
      'השוכר לא יישא באחריות לנזקים שנגרמו על ידי צד שלישי.',
      'תקופת השכירות היא 12 חודשים מיום חתימת ההסכם הזה.',
      'דמי השכירות בסך 4,500 ש"ח ישולמו בראשון לכל חודש.',
      'כל שינוי בהסכם ייעשה בכתב ובחתימת שני הצדדים בלבד.',
      'בְּרֵאשִׁית נקבע כי בית־המשפט בתל אביב הוא המוסמך.',
      'הודעה תימסר בדואר רשום לפחות 60 ימים מראש.',
    ],
  },
  {
    name: 'Chinese',
    spaced: false,
    negations: ['不', '未', '没有'],
    sentences: [
      '承租人对第三方造成的损失不承担赔偿责任。',
      '本合同自双方签字盖章之日起生效，有效期为3年。',
      '乙方应于每月5日前支付租金人民币8,500元整。',
      '逾期付款的，每日按欠款金额的0.05%支付违约金。',
      '任何一方变更地址，应当提前十五日以书面形式通知对方。',
      '“商业秘密”是指未公开的技术信息和经营信息。',
      '因本合同引起的争议，由甲方所在地人民法院管辖。',
    ],
  },
  {
    name: 'Japanese',
    spaced: false,
    negations: ['ない', 'ません'],
    sentences: [
      '借主は、第三者によって生じた損害について責任を負わない。',
      '契約期間は、署名の日から24か月間とする。',
      '賃料は月額85,000円とし、毎月末日までに支払うものとする。',
      '「秘密情報」とは、開示された一切の情報をいう。',
      'サービスの利用者はパスワードを適切に管理しなければなりません。',
      '当社はプライバシーポリシーに従って個人データを取り扱う。',
    ],
  },
  {
    name: 'Thai',
    spaced: false,
    negations: ['ไม่', 'ห้าม'],
    sentences: [
      'ผู้เช่าไม่ต้องรับผิดชอบต่อความเสียหายที่เกิดจากบุคคลภายนอก',
      'สัญญานี้มีกำหนดระยะเวลา 24 เดือนนับแต่วันที่ลงนาม',
      'ค่าเช่าเดือนละ 12,500 บาทชำระภายในวันที่ห้าของทุกเดือน',
      'การแก้ไขสัญญาต้องทำเป็นหนังสือและลงลายมือชื่อทั้งสองฝ่าย',
      'ผู้ขายรับประกันสินค้าเป็นเวลาหนึ่งปีหลังการส่งมอบ',
    ],
  },
  {
    name: 'Devanagari',
    spaced: true,
    negations: ['नहीं', 'न'],
    sentences: [
      'किरायेदार तीसरे पक्ष द्वारा हुई क्षति के लिए उत्तरदायी नहीं होगा।',
      'इस अनुबंध की अवधि हस्ताक्षर की तिथि से २४ महीने होगी।',
      'किराया 15,000 रुपये प्रति माह हर महीने की पाँच तारीख को देय है।',
      'प्रत्येक संशोधन लिखित रूप में और दोनों पक्षों की सहमति से होगा।',
      'क्षेत्रीय न्यायालय को सभी विवादों में अधिकार प्राप्त है।',
      'विक्रेता माल को 30 दिनों के भीतर सुरक्षित पहुँचाएगा।',
    ],
  },
  {
    name: 'accents and emoji',
    spaced: true,
    negations: ['không', 'not'],
    sentences: [
      'Người thuê không chịu trách nhiệm về thiệt hại do bên thứ ba gây ra.',
      'Hợp đồng có thời hạn 24 tháng kể từ ngày ký kết của hai bên.',
      'The naïve façade of the café cost £1,250 and Zoë’s coöperation 🙂 for 3 weeks.',
      'Our family 👨‍👩‍👧 moved to 🇨🇭 in 2019, and that was ❤️ not regret 👍🏽 at all.',
      'Ångström’s résumé lists Škoda, Łódź and Győr; the año of 1974 is x̂ and q̇ exactly.',
      'Ein Kaﬀee kostet 3,80 € – der ﬂeißige Oﬃzier trinkt ihn „schwarz“ um 7:30 Uhr.',
    ],
  },
]
