// The words of the public pages, in each language by its own habits.
import type { Language } from '@oralu/domain'

export interface SiteWords {
  site: string
  about: string
  list: string
  none: string
  languages: string
  skip: string
  feed: string
  published: string
  corrected: string
  withdrawn: string
  withdrawnNote: string
  correctionTitle: string
  correctionOf: (day: string) => string
  earlier: string
  earlierBanner: string
  newest: string
  versionOf: (number: number, day: string) => string
  permanent: string
  numbers: string
  cells: { total: string; men: string; women: string; children: string; adultsSexUnknown: string }
  counted: string
  definitions: Record<string, string>
  definitionVersion: (version: number) => string
  asItWas: string
  asKnownOn: string
  source: string
  sourceIs: (agency: string, manifests: number) => string
  ledger: (size: string) => string
  back: string
  missing: string
  missingHint: string
  demonstration: string
}

export const siteWords: Record<Language, SiteWords> = {
  en: {
    site: 'Communiqués',
    about:
      'What is said here in public about citizens brought home: each number with how it is counted, and every correction.',
    list: 'All communiqués',
    none: 'Nothing has been published yet.',
    languages: 'Languages',
    skip: 'Skip to the content',
    feed: 'Atom feed',
    published: 'Published',
    corrected: 'Corrected',
    withdrawn: 'Withdrawn',
    withdrawnNote: 'This communiqué was withdrawn.',
    correctionTitle: 'Corrections',
    correctionOf: (day) => `Correction of ${day}`,
    earlier: 'Earlier texts',
    earlierBanner: 'This is an earlier text. It has been corrected since.',
    newest: 'Read the text in force',
    versionOf: (number, day) => `Text ${number}, published on ${day}`,
    permanent: 'Permanent address of this text',
    numbers: 'In numbers',
    cells: {
      total: 'Total',
      men: 'Men',
      women: 'Women',
      children: 'Children',
      adultsSexUnknown: 'Adults whose sex is not recorded',
    },
    counted: 'How it is counted',
    definitions: {
      child:
        'A child is a person who was under 18 on the day of travel, or whose recorded range of birth allows it, unless several disciplines together have decided on the age.',
      men: 'Men are persons recorded as male who are not children.',
      women: 'Women are persons recorded as female who are not children.',
      total: 'Each person is counted once.',
    },
    definitionVersion: (version) => `version ${version} of this definition`,
    asItWas: 'As it was on',
    asKnownOn: 'As known on',
    source: 'Source',
    sourceIs: (agency, manifests) =>
      `${agency}: ${manifests === 1 ? 'the frozen manifest of the mission' : `the frozen manifests of ${manifests} missions`}`,
    ledger: (size) => `Ledger position ${size}`,
    back: 'All communiqués',
    missing: 'There is no such page',
    missingHint: 'The address may be mistyped. What was published stands in the list.',
    demonstration: 'Demonstration: invented data',
  },
  ru: {
    site: 'Сообщения',
    about:
      'Что публично сообщается о возвращённых гражданах: каждое число с пояснением, как оно подсчитано, и все исправления.',
    list: 'Все сообщения',
    none: 'Пока ничего не опубликовано.',
    languages: 'Языки',
    skip: 'К содержанию',
    feed: 'Лента Atom',
    published: 'Опубликовано',
    corrected: 'Исправлено',
    withdrawn: 'Отозвано',
    withdrawnNote: 'Это сообщение отозвано.',
    correctionTitle: 'Исправления',
    correctionOf: (day) => `Исправление от ${day}`,
    earlier: 'Прежние тексты',
    earlierBanner: 'Это прежний текст. Позднее он был исправлен.',
    newest: 'Читать действующий текст',
    versionOf: (number, day) => `Текст № ${number}, опубликован ${day}`,
    permanent: 'Постоянный адрес этого текста',
    numbers: 'В цифрах',
    cells: {
      total: 'Всего',
      men: 'Мужчины',
      women: 'Женщины',
      children: 'Дети',
      adultsSexUnknown: 'Взрослые, пол которых не указан',
    },
    counted: 'Как подсчитано',
    definitions: {
      child:
        'Ребёнок — лицо, которому в день поездки не исполнилось 18 лет или возраст которого по имеющимся сведениям это допускает, если иное не решено специалистами нескольких профессий.',
      men: 'Мужчины — лица мужского пола, не являющиеся детьми.',
      women: 'Женщины — лица женского пола, не являющиеся детьми.',
      total: 'Каждый человек учтён один раз.',
    },
    definitionVersion: (version) => `редакция определения ${version}`,
    asItWas: 'По состоянию на',
    asKnownOn: 'По сведениям на',
    source: 'Источник',
    sourceIs: (agency, manifests) =>
      `${agency}: ${manifests === 1 ? 'закрытый список пассажиров рейса' : `закрытые списки пассажиров, рейсов: ${manifests}`}`,
    ledger: (size) => `Позиция в журнале: ${size}`,
    back: 'Все сообщения',
    missing: 'Такой страницы нет',
    missingHint: 'Возможно, в адресе опечатка. Всё опубликованное есть в списке.',
    demonstration: 'Демонстрация: вымышленные данные',
  },
  kk: {
    site: 'Хабарламалар',
    about:
      'Елге оралған азаматтар туралы жария айтылған мәліметтер: әр санның қалай есептелгені және барлық түзетулер.',
    list: 'Барлық хабарлама',
    none: 'Әзірге ештеңе жарияланған жоқ.',
    languages: 'Тілдер',
    skip: 'Мазмұнға өту',
    feed: 'Atom таспасы',
    published: 'Жарияланған күні',
    corrected: 'Түзетілген күні',
    withdrawn: 'Кері қайтарылған күні',
    withdrawnNote: 'Бұл хабарлама кері қайтарып алынды.',
    correctionTitle: 'Түзетулер',
    correctionOf: (day) => `Түзету: ${day}`,
    earlier: 'Бұрынғы мәтіндер',
    earlierBanner: 'Бұл — бұрынғы мәтін. Ол кейін түзетілген.',
    newest: 'Қолданыстағы мәтінді оқу',
    versionOf: (number, day) => `${number}-мәтін. Жарияланған күні: ${day}`,
    permanent: 'Осы мәтіннің тұрақты мекенжайы',
    numbers: 'Сандармен',
    cells: {
      total: 'Барлығы',
      men: 'Ерлер',
      women: 'Әйелдер',
      children: 'Балалар',
      adultsSexUnknown: 'Жынысы көрсетілмеген ересектер',
    },
    counted: 'Қалай есептелген',
    definitions: {
      child:
        'Бала — жолға шыққан күні 18 жасқа толмаған немесе туған күні туралы дерек соған жол беретін адам, егер бірнеше сала маманы жасы туралы бірлесіп өзге шешім қабылдамаса.',
      men: 'Ерлер — жынысы ер деп тіркелген, бала емес адамдар.',
      women: 'Әйелдер — жынысы әйел деп тіркелген, бала емес адамдар.',
      total: 'Әр адам бір рет қана есептеледі.',
    },
    definitionVersion: (version) => `анықтаманың ${version}-редакциясы`,
    asItWas: 'Мына күнгі жағдай бойынша',
    asKnownOn: 'Мына күнгі мәлімет бойынша',
    source: 'Дереккөз',
    sourceIs: (agency, manifests) =>
      `${agency}: ${manifests === 1 ? 'рейс жолаушыларының бекітілген тізімі' : `${manifests} рейс жолаушыларының бекітілген тізімдері`}`,
    ledger: (size) => `Журналдағы орны: ${size}`,
    back: 'Барлық хабарлама',
    missing: 'Мұндай бет жоқ',
    missingHint: 'Мекенжай қате терілген болуы мүмкін. Жарияланғанның бәрі тізімде тұр.',
    demonstration: 'Көрсетілім: ойдан алынған деректер',
  },
  ar: {
    site: 'البيانات الرسمية',
    about: 'ما يُعلَن للعموم عن المواطنين العائدين إلى وطنهم: كلُّ رقم مع طريقة احتسابه، وكلُّ تصحيح.',
    list: 'جميع البيانات',
    none: 'لم يُنشر شيء بعد.',
    languages: 'اللغات',
    skip: 'الانتقال إلى المحتوى',
    feed: 'خلاصة Atom',
    published: 'تاريخ النشر',
    corrected: 'تاريخ التصحيح',
    withdrawn: 'تاريخ السحب',
    withdrawnNote: 'سُحب هذا البيان.',
    correctionTitle: 'التصحيحات',
    correctionOf: (day) => `تصحيح بتاريخ ${day}`,
    earlier: 'النصوص السابقة',
    earlierBanner: 'هذا نصٌّ سابق، وقد صُحّح بعد ذلك.',
    newest: 'قراءة النص المعمول به',
    versionOf: (number, day) => `النص ${number}، نُشر في ${day}`,
    permanent: 'العنوان الدائم لهذا النص',
    numbers: 'بالأرقام',
    cells: {
      total: 'المجموع',
      men: 'الرجال',
      women: 'النساء',
      children: 'الأطفال',
      adultsSexUnknown: 'بالغون لم يُسجَّل جنسهم',
    },
    counted: 'طريقة الاحتساب',
    definitions: {
      child:
        'الطفل هو من لم يبلغ الثامنة عشرة يوم السفر، أو من تسمح بياناتُ ميلاده المسجلة بذلك، ما لم يقرّر مختصون من عدة مجالات معًا خلاف ذلك بشأن عمره.',
      men: 'الرجال هم المسجَّلون ذكورًا من غير الأطفال.',
      women: 'النساء هنّ المسجَّلات إناثًا من غير الأطفال.',
      total: 'يُحتسب كل شخص مرة واحدة.',
    },
    definitionVersion: (version) => `الصيغة ${version} من هذا التعريف`,
    asItWas: 'الوضع كما كان في',
    asKnownOn: 'بحسب المعلوم في',
    source: 'المصدر',
    sourceIs: (agency, manifests) =>
      `${agency}: ${manifests === 1 ? 'قائمة ركاب الرحلة بعد إقفالها' : `قوائم الركاب بعد إقفالها، عدد الرحلات: ${manifests}`}`,
    ledger: (size) => `الموضع في السجل: ${size}`,
    back: 'جميع البيانات',
    missing: 'لا توجد صفحة كهذه',
    missingHint: 'قد يكون في العنوان خطأ. كل ما نُشر موجود في القائمة.',
    demonstration: 'عرض تجريبي: بيانات متخيَّلة',
  },
}

export const languageNames: Record<Language, string> = {
  kk: 'Қазақша',
  ru: 'Русский',
  en: 'English',
  ar: 'العربية',
}
