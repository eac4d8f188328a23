import type { MappingField } from './fields.ts'

/**
 * Headings by which lists of this field name their columns, in Kazakh, Russian, English and Arabic (some
 * Turkish and Kurdish lists use the Arabic ones). Compared after `foldHeader`, so case, diacritics, dots and
 * Arabic spelling variants do not matter. Order within a field does not matter; whole headings only.
 */
const HEADINGS: Record<MappingField, string> = {
  sourceKey: `id|no|nr|number|serial|serial no|serial number|ser|s n|sn|sl no|record id|rec id|person id|individual id|case id|case no|case number|ref|ref no|reference|reference number|list number|registration number|registration no|unique id|uid|code|#|№|номер|п п|№ п п|номер п п|порядковый номер|рег номер|регистрационный номер|код|идентификатор|ид|номер записи|номер дела|рет саны|реттік нөмірі|реттік нөмір|р с|р с №|нөмірі|нөмір|тіркеу нөмірі|т с|الرقم|رقم|ت|م|تسلسل|التسلسل|الرقم التسلسلي|رقم تسلسلي|رقم القيد|رقم التسجيل|الرمز|رقم الملف|رقم الشخص`,
  fullName: `name|full name|fullname|names|person name|name and surname|first and last name|name surname|detainee name|name of person|name latin|name english|name en|name arabic|name ar|name russian|name ru|name kazakh|name original|фио|ф и о|имя|полное имя|имя и фамилия|фамилия имя отчество|фамилия имя|имя фамилия|фио полностью|аты жөні|аты жөнi|толық аты жөні|тегі аты әкесінің аты|тегі аты|аты тегі|т а ә|толық аты|الاسم|اسم|الاسم الكامل|الاسم الثلاثي|الاسم الرباعي|الاسم الثلاثي واللقب|الاسم واللقب|الاسم واللقب|الاسم والشهرة|اسم الشخص|اسم النزيل|الاسم بالعربي|الاسم بالعربية|الاسم بالانكليزي|الاسم بالانجليزية`,
  givenName: `first name|firstname|given name|given names|givenname|forename|имя собственное|личное имя|имя личное|аты|есімі|есім|الاسم الاول|الاسم الشخصي|اسم الشخص الاول`,
  familyName: `last name|lastname|surname|family name|familyname|фамилия|тегі|тегi|фамилиясы|اللقب|اسم العائله|الشهره|الكنيه العائليه|النسبه|الاسم الاخير|لقب`,
  patronymic: `patronymic|middle name|middlename|отчество|әкесінің аты|әкесiнiң аты|اسم الاب الثاني|الاسم الثاني`,
  kunya: `kunya|kunia|nom de guerre|alias|aliases|aka|a k a|nickname|other names|known as|кунья|кличка|псевдоним|прозвище|лақап аты|бүркеншік аты|лақап есімі|الكنيه|كنيه|الاسم الحركي|اللقب الحركي|اسم الشهره`,
  formerName: `former name|former surname|previous name|maiden name|nee|née|birth name|девичья фамилия|прежняя фамилия|прежние фамилии|бұрынғы тегі|қыз кезіндегі тегі|الاسم السابق|اللقب السابق|اسم العائله قبل الزواج`,
  sex: `sex|gender|m f|f m|male female|пол|жынысы|жыныс|الجنس|جنس|النوع|ذكر انثى`,
  born: `born|birth date|birthdate|date of birth|dob|d o b|year of birth|birth year|yob|age|age years|birthday|birth|дата рождения|год рождения|г р|дата рожд|д р|возраст|лет|туған күні|туған жылы|туған күнi|туған күні айы жылы|жасы|жас|تاريخ الميلاد|تاريخ الولاده|سنه الميلاد|سنه الولاده|المواليد|مواليد|التولد|تولد|العمر|عمر|السن`,
  birthPlace: `place of birth|birthplace|birth place|pob|born in|город рождения|место рождения|м р|туған жері|туған жерi|مكان الولاده|مكان الميلاد|محل الولاده|محل الميلاد|مسقط الراس`,
  nationality: `nationality|citizenship|country|country of origin|origin|гражданство|национальность|страна|страна происхождения|азаматтығы|ұлты|елі|шыққан елі|الجنسيه|جنسيه|البلد|الدوله|بلد الاصل|الدوله الاصليه`,
  documentNumber: `document|document number|document no|doc no|doc number|passport|passport number|passport no|id card|id card number|national id|national id number|iin|identity document|id number|паспорт|номер паспорта|документ|номер документа|иин|удостоверение|номер удостоверения|удостоверение личности|жсн|төлқұжат|төлқұжат нөмірі|құжат нөмірі|жеке куәлік|жеке куәлік нөмірі|رقم الجواز|جواز السفر|رقم جواز السفر|رقم الهويه|الهويه|رقم الوثيقه|الرقم الوطني|رقم البطاقه`,
  motherName: `mother|mother name|mothers name|name of mother|mother s name|мать|имя матери|фио матери|анасы|анасының аты|анасының аты жөні|اسم الام|الام|اسم الوالده|الوالده|اسم الام الكامل`,
  fatherName: `father|father name|fathers name|name of father|father s name|отец|имя отца|фио отца|әкесі|әкесінің аты жөні|اسم الاب|الاب|اسم الوالد|الوالد`,
  familyGroup: `family|family id|family no|family number|family group|family code|household|household id|household no|household number|hh|hh id|hh no|group id|семья|номер семьи|ид семьи|семейная группа|домохозяйство|номер домохозяйства|отбасы|отбасы нөмірі|отбасының нөмірі|رقم العائله|رقم الاسره|العائله|الاسره|رمز العائله`,
  relation: `relation|relationship|relation to head|relationship to head|relation to head of household|kinship|family role|родство|степень родства|кем приходится|кем приходится заявителю|отношение к главе семьи|туыстығы|туыстық|туыстық дәрежесі|кім болып келеді|صله القرابه|القرابه|صفه القرابه|العلاقه|صله القرابه برب الاسره`,
  location: `location|camp|camp name|place|prison|facility|detention place|section|sector|phase|block|annex|tent|tent no|tent number|address|current location|whereabouts|местонахождение|лагерь|тюрьма|сектор|секция|блок|палатка|место содержания|место|адрес|место нахождения|лагері|лагерь атауы|түрме|орналасқан жері|бөлім|сектор нөмірі|шатыр|тұрған жері|المخيم|مخيم|السجن|سجن|القسم|القطاع|قطاع|المكان|الموقع|الخيمه|رقم الخيمه|مكان الاحتجاز|مكان التواجد|العنوان`,
  listedOn: `date|list date|date listed|listed on|date of list|registration date|date of registration|registered on|date registered|entry date|arrival date|date of arrival|as of|дата|дата списка|дата регистрации|дата внесения|дата прибытия|күні|тіркеу күні|тіркелген күні|тізім күні|келген күні|التاريخ|تاريخ|تاريخ التسجيل|تاريخ القائمه|تاريخ الدخول|تاريخ الوصول`,
  phone: `phone|phone number|telephone|tel|mobile|mobile number|contact|contact number|whatsapp|телефон|номер телефона|тел|контакт|контакты|мобильный|телефоны|телефон нөмірі|байланыс|байланыс телефоны|ұялы телефон|الهاتف|هاتف|رقم الهاتف|الجوال|الموبايل|رقم التواصل|تلفون`,
  notes: `note|notes|remark|remarks|comment|comments|observations|other|description|примечание|примечания|комментарий|комментарии|заметки|прочее|дополнительно|ескерту|ескертпе|ескертулер|қосымша|түсініктеме|ملاحظات|ملاحظه|الملاحظات|تعليق|تعليقات|اخرى`,
  health: `health|medical|medical notes|medical condition|health status|health condition|disease|illness|injury|injuries|disability|pregnant|pregnancy|diagnosis|vaccination|здоровье|состояние здоровья|диагноз|болезнь|заболевание|заболевания|инвалидность|ранение|беременность|беременна|денсаулығы|денсаулық|денсаулық жағдайы|ауруы|мүгедектік|мүгедектігі|жүктілік|الصحه|الحاله الصحيه|الوضع الصحي|مرض|امراض|المرض|اعاقه|الاعاقه|اصابه|حامل|الحمل|التشخيص`,
  legal: `legal|legal status|charge|charges|accusation|conviction|convicted|sentence|criminal case|criminal record|article|investigation|court|статья|обвинение|судимость|приговор|уголовное дело|правовой статус|суд|следствие|розыск|срок|айып|айыптау|үкім|қылмыстық іс|соттылығы|сот|құқықтық мәртебесі|іздеу|التهمه|التهم|الحكم|القضيه|الوضع القانوني|المحكمه|الماده القانونيه|الحاله القانونيه`,
  protection: `protection|protection needs|vulnerability|vulnerabilities|risk|risks|unaccompanied|separated|unaccompanied minor|uasc|gbv|guardian|special needs|защита|уязвимость|риски|опекун|без сопровождения|особые потребности|разлученный|қорғау|осалдық|қамқоршы|ерекше қажеттіліктер|الحمايه|احتياجات الحمايه|الضعف|مخاطر|غير مصحوب|منفصل|الوصي|احتياجات خاصه`,
}

/** Makes headings comparable: case, diacritics, punctuation, and the Arabic letters that are written two ways. */
export function foldHeader(header: string): string {
  return header
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u064b-\u065f\u0640\u200c-\u200f\u202a-\u202e]/g, '')
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/ة/g, 'ه')
    .replace(/[ىی]/g, 'ي')
    .replace(/ک/g, 'ك')
    .replace(/ё/g, 'е')
    .replace(/[^\p{L}\p{N}#№]+/gu, ' ')
    .trim()
}

const FIELD_BY_HEADING = new Map<string, MappingField>()
for (const [field, headings] of Object.entries(HEADINGS) as [MappingField, string][]) {
  for (const heading of headings.split('|')) FIELD_BY_HEADING.set(foldHeader(heading), field)
}

export interface HeadingMatch {
  field: MappingField
  /** The whole heading, or only one of its parts ("Имя / Name", "Name (Arabic)"). */
  whole: boolean
}

/** The field that a heading names, or null. A heading in two languages counts if its parts agree. */
export function matchHeading(header: string): HeadingMatch | null {
  const whole = FIELD_BY_HEADING.get(foldHeader(header.replace(/ \(\d+\)$/, '')))
  if (whole) return { field: whole, whole: true }
  const parts = header
    .split(/[/|\\()\n؛;،,:–—-]+| - /u)
    .map(foldHeader)
    .filter((part) => part !== '')
  const found = new Set(
    parts.map((part) => FIELD_BY_HEADING.get(part)).filter((field) => field !== undefined),
  )
  return found.size === 1 ? { field: [...found][0] as MappingField, whole: false } : null
}
