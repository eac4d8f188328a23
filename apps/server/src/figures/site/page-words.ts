// The words of the overview, the figures, the open data, the contact page and the embedded figure.
import type { Language } from '@oralu/domain'

export type SectionName = 'overview' | 'communiques' | 'figures' | 'claims' | 'data' | 'enquiry' | 'contact'
export type Column =
  | 'address'
  | 'communique'
  | 'version'
  | 'agency'
  | 'category'
  | 'value'
  | 'value_state'
  | 'rounded_to'
  | 'definition'
  | 'definition_version'
  | 'as_it_was'
  | 'known_at'
  | 'ledger_size'
  | 'published_at'
  | 'withdrawn_at'

interface PageWords {
  name: string
  title: string
  sectionsName: string
  sections: Record<SectionName, string>
  programme: string[]
  newestCommuniques: string
  newestFigures: string
  allFigures: string
  withheld: string
  withheldWhy: string
  rounded: (base: string) => string
  figuresAbout: string
  composition: string
  compositionAbout: string
  tableCaption: string
  communique: string
  notStated: string
  asData: string
  map: string
  mapAbout: string
  outlines: string
  journeys: string
  journeyTitle: string
  journey: (from: string, to: string) => string
  notOnMap: string
  notOnMapWhy: string
  timeline: string
  events: { published: string; corrected: string; withdrawn: string }
  dataAbout: string
  files: { csv: string; json: string; xlsx: string }
  dataStates: string
  columnsTitle: string
  hxl: string
  columns: Record<Column, string>
  contactAbout: string
  reached: string
  agencies: string
  noAgencies: string
  noContact: string
  embed: string
  embedAbout: string
  embedSee: string
}

export const pageWords: Record<Language, PageWords> = {
  en: {
    name: 'Oralu: public information',
    title: 'Citizens brought home',
    sectionsName: 'Parts of this site',
    sections: {
      overview: 'Overview',
      communiques: 'Communiqués',
      figures: 'Figures',
      claims: 'What was said',
      data: 'Open data',
      enquiry: 'Ask after a relative',
      contact: 'Contact',
    },
    programme: [
      'Oralu, “to return” in Kazakh, is the programme by which the state brings its citizens home from zones of armed conflict: men, women and children.',
      'Here stands what is said of it in public. Each number is taken from lists that were closed, has a written definition and a date, and was approved by a second person before it was published. What proves wrong is corrected or withdrawn in the open. Nothing here names or points at a person.',
    ],
    newestCommuniques: 'Newest communiqués',
    newestFigures: 'Newest figures',
    allFigures: 'All figures',
    withheld: 'withheld',
    withheldWhy:
      'Withheld: a number so small, or one from which such a number could be worked out, might point at a person. It does not mean zero.',
    rounded: (base) => `Numbers are rounded to multiples of ${base}.`,
    figuresAbout:
      'Every number of the communiqués in force. Communiqués may speak of the same people, so their numbers are not to be added up.',
    composition: 'Men, women and children, by communiqué',
    compositionAbout:
      'One bar for each communiqué in force that states them, by the day its number speaks of.',
    tableCaption: 'Numbers of the communiqués in force',
    communique: 'Communiqué',
    notStated: '— : not stated in this communiqué.',
    asData: 'The same numbers as files',
    map: 'From where to where people were brought home',
    mapAbout:
      'A line for each journey between states that communiqués in force state; beside it, the total of each of them as it is stated. The totals are not to be added up. Only states are ever named: places, airports and routes are not published.',
    outlines:
      'Outlines: Natural Earth. Borders are drawn for orientation and express no position on the status of any territory.',
    journeys: 'Journeys stated in communiqués in force',
    journeyTitle: 'Journey',
    journey: (from, to) => `From: ${from}. To: ${to}.`,
    notOnMap: 'Not on the map',
    notOnMapWhy: 'These communiqués state no journey, or one beyond the edge of this map.',
    timeline: 'What was published, and when',
    events: { published: 'Published', corrected: 'Corrected', withdrawn: 'Withdrawn' },
    dataAbout:
      'The numbers of the communiqués in force as files, a line for each number. They change when a communiqué is published, corrected or withdrawn.',
    files: {
      csv: 'for spreadsheets and programs: text in UTF-8, separated by commas',
      json: 'for programs; with the definitions in four languages',
      xlsx: 'for spreadsheets',
    },
    dataStates:
      'The column value_state says “published”, “withheld” where a number is kept back so that it points at nobody, or “withdrawn” where the communiqué no longer stands. In both of the last the value is empty: that is never zero. Lines are not to be added up, since communiqués may speak of the same people.',
    columnsTitle: 'Columns',
    hxl: 'The second line of the CSV and XLSX files holds hashtags of the Humanitarian Exchange Language, HXL 1.1.',
    columns: {
      address: 'where the communiqué is read',
      communique: 'name of the communiqué, which never changes',
      version: 'number of its text: 1, and one more for each correction',
      agency: 'who published it',
      category: 'total, men, women, children, or adults_sex_unknown',
      value: 'number of persons; empty where withheld or withdrawn',
      value_state: 'published, withheld or withdrawn',
      rounded_to: 'the number is a multiple of this; empty or 1 where it is not rounded',
      definition: 'how the category is counted: one of the definitions below',
      definition_version: 'version of that definition',
      as_it_was: 'the day that the number speaks of',
      known_at: 'when it was counted: what was known later is not in it',
      ledger_size: 'position of the ledger at that time',
      published_at: 'when this text was published',
      withdrawn_at: 'when the communiqué was withdrawn',
    },
    contactAbout: 'Who answers for what is published here.',
    reached: 'How to reach us',
    agencies: 'Agencies that have published here',
    noAgencies: 'None has published yet.',
    noContact: 'No address is given here. Please write to the agency at its official address.',
    embed: 'Show these numbers on your own page',
    embedAbout:
      'Copy this into your page. The numbers there follow each correction and withdrawal by themselves.',
    embedSee: 'See how it looks',
  },
  ru: {
    name: 'Oralu: открытая информация',
    title: 'Возвращение граждан',
    sectionsName: 'Разделы сайта',
    sections: {
      overview: 'Обзор',
      communiques: 'Сообщения',
      figures: 'Цифры',
      claims: 'Что говорилось',
      data: 'Открытые данные',
      enquiry: 'Узнать о родственнике',
      contact: 'Контакты',
    },
    programme: [
      'Oralu (по-казахски «возвращение») — программа, по которой государство возвращает своих граждан из зон вооружённых конфликтов: мужчин, женщин и детей.',
      'Здесь собрано всё, что сообщается о ней публично. Каждое число взято из закрытых списков, имеет письменное определение и дату и до публикации утверждено вторым сотрудником. Ошибки исправляются, а сообщения отзываются открыто. Ничто здесь не называет конкретного человека и не указывает на него.',
    ],
    newestCommuniques: 'Новые сообщения',
    newestFigures: 'Новые цифры',
    allFigures: 'Все цифры',
    withheld: 'не раскрывается',
    withheldWhy:
      'Не раскрывается: столь малое число — или число, по которому его можно вычислить, — могло бы указать на человека. Это не означает ноль.',
    rounded: (base) => `Числа округлены до кратных ${base}.`,
    figuresAbout:
      'Все числа действующих сообщений. В разных сообщениях может идти речь об одних и тех же людях, поэтому складывать числа нельзя.',
    composition: 'Мужчины, женщины и дети по сообщениям',
    compositionAbout:
      'Одна полоса — одно действующее сообщение, где они указаны; дата — день, к которому относится число.',
    tableCaption: 'Числа действующих сообщений',
    communique: 'Сообщение',
    notStated: '— : в этом сообщении не указано.',
    asData: 'Те же числа в файлах',
    map: 'Откуда и куда возвращали людей',
    mapAbout:
      'Линия — путь между государствами, названный в действующих сообщениях; рядом — общее число из каждого такого сообщения, как оно указано. Складывать эти числа нельзя. Называются только государства: места, аэропорты и маршруты не публикуются.',
    outlines:
      'Контуры: Natural Earth. Границы показаны для ориентира и не выражают позиции о статусе какой-либо территории.',
    journeys: 'Пути, названные в действующих сообщениях',
    journeyTitle: 'Путь',
    journey: (from, to) => `Откуда: ${from}. Куда: ${to}.`,
    notOnMap: 'Нет на карте',
    notOnMapWhy: 'В этих сообщениях путь не назван или выходит за пределы карты.',
    timeline: 'Что и когда опубликовано',
    events: { published: 'Опубликовано', corrected: 'Исправлено', withdrawn: 'Отозвано' },
    dataAbout:
      'Числа действующих сообщений в файлах, по строке на число. Файлы меняются, когда сообщение публикуется, исправляется или отзывается.',
    files: {
      csv: 'для таблиц и программ: текст в UTF-8 через запятую',
      json: 'для программ; с определениями на четырёх языках',
      xlsx: 'для электронных таблиц',
    },
    dataStates:
      'В столбце value_state стоит «published» (опубликовано), «withheld» (не раскрывается, чтобы число ни на кого не указало) или «withdrawn» (сообщение отозвано). В двух последних случаях значение пустое: это никогда не ноль. Строки нельзя складывать: в разных сообщениях может идти речь об одних и тех же людях.',
    columnsTitle: 'Столбцы',
    hxl: 'Вторая строка файлов CSV и XLSX содержит метки Humanitarian Exchange Language, HXL 1.1.',
    columns: {
      address: 'адрес сообщения',
      communique: 'имя сообщения, которое не меняется',
      version: 'номер текста: 1 и на единицу больше с каждым исправлением',
      agency: 'кто опубликовал',
      category:
        'total — всего, men — мужчины, women — женщины, children — дети, adults_sex_unknown — взрослые, пол которых не указан',
      value: 'число людей; пусто, если не раскрывается или отозвано',
      value_state: 'published, withheld или withdrawn',
      rounded_to: 'число кратно этому; пусто или 1, если не округлено',
      definition: 'как подсчитана категория: одно из определений ниже',
      definition_version: 'редакция этого определения',
      as_it_was: 'день, к которому относится число',
      known_at: 'когда подсчитано: ставшее известным позже не учтено',
      ledger_size: 'позиция журнала в тот момент',
      published_at: 'когда опубликован этот текст',
      withdrawn_at: 'когда сообщение отозвано',
    },
    contactAbout: 'Кто отвечает за опубликованное здесь.',
    reached: 'Как с нами связаться',
    agencies: 'Ведомства, публиковавшие здесь сообщения',
    noAgencies: 'Пока никто ничего не опубликовал.',
    noContact: 'Адрес здесь не указан. Пишите ведомству по его официальному адресу.',
    embed: 'Показать эти числа на своей странице',
    embedAbout: 'Скопируйте это в свою страницу. Числа там сами последуют за каждым исправлением и отзывом.',
    embedSee: 'Посмотреть, как это выглядит',
  },
  kk: {
    name: 'Oralu: ашық ақпарат',
    title: 'Елге оралған азаматтар',
    sectionsName: 'Сайттың бөлімдері',
    sections: {
      overview: 'Шолу',
      communiques: 'Хабарламалар',
      figures: 'Сандар',
      claims: 'Не айтылды',
      data: 'Ашық деректер',
      enquiry: 'Туысқан туралы сұрау',
      contact: 'Байланыс',
    },
    programme: [
      'Oralu («оралу») — мемлекет өз азаматтарын, ерлерді, әйелдерді және балаларды, қарулы қақтығыс аймақтарынан елге қайтаратын бағдарлама.',
      'Мұнда бағдарлама туралы жария айтылғанның бәрі жиналған. Әр сан бекітілген тізімдерден алынған, оның жазбаша анықтамасы мен күні бар, жарияланар алдында оны екінші қызметкер мақұлдаған. Қате болса, ашық түзетіледі немесе кері қайтарып алынады. Мұнда ешкімнің аты аталмайды, ешкім көрсетілмейді.',
    ],
    newestCommuniques: 'Жаңа хабарламалар',
    newestFigures: 'Жаңа сандар',
    allFigures: 'Барлық сан',
    withheld: 'ашылмайды',
    withheldWhy:
      'Ашылмайды: тым аз сан немесе сондай санды есептеп шығаруға болатын сан белгілі бір адамды көрсетіп қоюы мүмкін. Бұл нөл дегенді білдірмейді.',
    rounded: (base) => `Сандар ${base} санына еселі етіп дөңгелектелген.`,
    figuresAbout:
      'Қолданыстағы хабарламалардағы барлық сан. Әр хабарламада бір адамдар туралы айтылуы мүмкін, сондықтан сандарды қосуға болмайды.',
    composition: 'Ерлер, әйелдер және балалар, хабарламалар бойынша',
    compositionAbout:
      'Әр жолақ — олар көрсетілген бір қолданыстағы хабарлама; күні — сан қай күнге қатысты екені.',
    tableCaption: 'Қолданыстағы хабарламалардағы сандар',
    communique: 'Хабарлама',
    notStated: '— : бұл хабарламада айтылмаған.',
    asData: 'Осы сандар файл түрінде',
    map: 'Адамдар қай елден қай елге қайтарылды',
    mapAbout:
      'Әр сызық — қолданыстағы хабарламаларда аталған мемлекеттер арасындағы жол; жанында әр хабарламада айтылған жалпы сан тұр. Бұл сандарды қосуға болмайды. Тек мемлекеттер аталады: мекендер, әуежайлар мен бағыттар жарияланбайды.',
    outlines:
      'Нобайлар: Natural Earth. Шекаралар бағдар үшін ғана сызылған және ешбір аумақтың мәртебесі туралы ұстанымды білдірмейді.',
    journeys: 'Қолданыстағы хабарламаларда аталған жолдар',
    journeyTitle: 'Жол',
    journey: (from, to) => `Қай елден: ${from}. Қай елге: ${to}.`,
    notOnMap: 'Картада жоқ',
    notOnMapWhy: 'Бұл хабарламаларда жол аталмаған немесе ол картаға сыймайды.',
    timeline: 'Не, қашан жарияланды',
    events: { published: 'Жарияланды', corrected: 'Түзетілді', withdrawn: 'Кері қайтарып алынды' },
    dataAbout:
      'Қолданыстағы хабарламалардағы сандар файл түрінде, әр санға бір жол. Хабарлама жарияланғанда, түзетілгенде немесе кері қайтарып алынғанда файлдар өзгереді.',
    files: {
      csv: 'кестелер мен бағдарламаларға: UTF-8 мәтіні, үтірмен бөлінген',
      json: 'бағдарламаларға; анықтамалары төрт тілде',
      xlsx: 'электрондық кестелерге',
    },
    dataStates:
      'value_state бағанында «published» (жарияланған), «withheld» (ешкімді көрсетпеуі үшін ашылмайды) немесе «withdrawn» (хабарлама кері қайтарып алынған) деп тұрады. Соңғы екеуінде мән бос болады: бұл ешқашан нөл емес. Жолдарды қосуға болмайды: әр хабарламада бір адамдар туралы айтылуы мүмкін.',
    columnsTitle: 'Бағандар',
    hxl: 'CSV және XLSX файлдарының екінші жолында Humanitarian Exchange Language, HXL 1.1 белгілері тұр.',
    columns: {
      address: 'хабарламаның мекенжайы',
      communique: 'хабарламаның өзгермейтін аты',
      version: 'мәтіннің нөмірі: 1, әр түзетуден кейін бірге артады',
      agency: 'кім жариялағаны',
      category:
        'total — барлығы, men — ерлер, women — әйелдер, children — балалар, adults_sex_unknown — жынысы көрсетілмеген ересектер',
      value: 'адам саны; ашылмаса немесе кері қайтарып алынса — бос',
      value_state: 'published, withheld немесе withdrawn',
      rounded_to: 'сан осыған еселі; дөңгелектелмесе — бос немесе 1',
      definition: 'санат қалай есептелгені: төмендегі анықтамалардың бірі',
      definition_version: 'сол анықтаманың редакциясы',
      as_it_was: 'сан қай күнге қатысты екені',
      known_at: 'қашан есептелгені: кейін белгілі болғаны кірмейді',
      ledger_size: 'журналдың сол сәттегі орны',
      published_at: 'бұл мәтін қашан жарияланғаны',
      withdrawn_at: 'хабарлама қашан кері қайтарып алынғаны',
    },
    contactAbout: 'Мұнда жарияланғанға кім жауап береді.',
    reached: 'Бізбен қалай байланысуға болады',
    agencies: 'Мұнда хабарлама жариялаған мекемелер',
    noAgencies: 'Әзірге ешкім ештеңе жарияламаған.',
    noContact: 'Мұнда мекенжай көрсетілмеген. Мекеменің ресми мекенжайына жазыңыз.',
    embed: 'Осы сандарды өз бетіңізде көрсету',
    embedAbout: 'Мұны өз бетіңізге көшіріңіз. Ондағы сандар әр түзету мен кері қайтаруға сай өзі өзгереді.',
    embedSee: 'Қалай көрінетінін қарау',
  },
  ar: {
    name: 'Oralu: معلومات للعموم',
    title: 'عودة المواطنين إلى الوطن',
    sectionsName: 'أقسام الموقع',
    sections: {
      overview: 'لمحة عامة',
      communiques: 'البيانات الرسمية',
      figures: 'الأرقام',
      claims: 'ماذا قيل',
      data: 'البيانات المفتوحة',
      enquiry: 'السؤال عن قريب',
      contact: 'الاتصال',
    },
    programme: [
      'Oralu، ومعناها «العودة» بالكازاخية، هو البرنامج الذي تعيد به الدولة مواطنيها من مناطق النزاع المسلح: رجالًا ونساءً وأطفالًا.',
      'هنا كلُّ ما يُعلَن عنه للعموم. كلُّ رقم مأخوذ من قوائم أُقفلت، وله تعريف مكتوب وتاريخ، وقد أقرّه موظف ثانٍ قبل نشره. وما يتبيّن خطؤه يُصحَّح أو يُسحب علنًا. ولا شيء هنا يسمّي شخصًا أو يدلّ عليه.',
    ],
    newestCommuniques: 'أحدث البيانات',
    newestFigures: 'أحدث الأرقام',
    allFigures: 'جميع الأرقام',
    withheld: 'محجوب',
    withheldWhy: 'محجوب: قد يدلّ رقمٌ صغير كهذا، أو رقمٌ يمكن استنتاجه منه، على شخص بعينه. ولا يعني ذلك صفرًا.',
    rounded: (base) => `الأرقام مقرَّبة إلى مضاعفات ${base}.`,
    figuresAbout:
      'جميع أرقام البيانات المعمول بها. قد تتحدث بيانات مختلفة عن الأشخاص أنفسهم، فلا يصحّ جمع أرقامها.',
    composition: 'الرجال والنساء والأطفال بحسب البيان',
    compositionAbout: 'شريط لكل بيان معمول به يذكرهم، والتاريخ هو اليوم الذي يخصّه الرقم.',
    tableCaption: 'أرقام البيانات المعمول بها',
    communique: 'البيان',
    notStated: '— : غير مذكور في هذا البيان.',
    asData: 'الأرقام نفسها في ملفات',
    map: 'من أين أُعيد الناس إلى الوطن، وإلى أين',
    mapAbout:
      'خطٌّ لكل مسار بين دولتين تذكره البيانات المعمول بها، وبجانبه مجموع كل بيان منها كما ذُكر. ولا يصحّ جمع هذه المجاميع. ولا تُسمّى إلا الدول: فالأماكن والمطارات والطرق لا تُنشر.',
    outlines: 'حدود الخريطة: Natural Earth. رُسمت الحدود للاستدلال فقط، ولا تعبّر عن موقف من وضع أي إقليم.',
    journeys: 'المسارات المذكورة في البيانات المعمول بها',
    journeyTitle: 'المسار',
    journey: (from, to) => `من: ${from}. إلى: ${to}.`,
    notOnMap: 'ليست على الخريطة',
    notOnMapWhy: 'لا تذكر هذه البيانات مسارًا، أو تذكر مسارًا خارج حدود الخريطة.',
    timeline: 'ما نُشر ومتى',
    events: { published: 'نُشر', corrected: 'صُحّح', withdrawn: 'سُحب' },
    dataAbout:
      'أرقام البيانات المعمول بها في ملفات، سطرٌ لكل رقم. تتغيّر الملفات حين يُنشر بيان أو يُصحَّح أو يُسحب.',
    files: {
      csv: 'للجداول والبرامج: نصّ بترميز UTF-8 تفصله فواصل',
      json: 'للبرامج، ومعه التعريفات بأربع لغات',
      xlsx: 'للجداول',
    },
    dataStates:
      'يذكر العمود value_state إحدى ثلاث: «published» (منشور)، أو «withheld» (محجوب كي لا يدلّ على أحد)، أو «withdrawn» (سُحب البيان). وفي الحالتين الأخيرتين تكون القيمة فارغة، وهذا ليس صفرًا أبدًا. ولا يصحّ جمع الأسطر لأن بيانات مختلفة قد تتحدث عن الأشخاص أنفسهم.',
    columnsTitle: 'الأعمدة',
    hxl: 'في السطر الثاني من ملفي CSV وXLSX وسوم لغة التبادل الإنساني HXL 1.1.',
    columns: {
      address: 'عنوان البيان',
      communique: 'اسم البيان الذي لا يتغيّر',
      version: 'رقم النص: 1، ويزيد واحدًا مع كل تصحيح',
      agency: 'الجهة التي نشرته',
      category:
        'total المجموع، men الرجال، women النساء، children الأطفال، adults_sex_unknown بالغون لم يُسجَّل جنسهم',
      value: 'عدد الأشخاص؛ فارغ إذا حُجب أو سُحب',
      value_state: 'published أو withheld أو withdrawn',
      rounded_to: 'الرقم من مضاعفات هذا؛ فارغ أو 1 إن لم يُقرَّب',
      definition: 'طريقة احتساب الفئة: أحد التعريفات أدناه',
      definition_version: 'صيغة ذلك التعريف',
      as_it_was: 'اليوم الذي يخصّه الرقم',
      known_at: 'متى احتُسب: ما عُرف بعد ذلك ليس فيه',
      ledger_size: 'موضع السجل حينها',
      published_at: 'متى نُشر هذا النص',
      withdrawn_at: 'متى سُحب البيان',
    },
    contactAbout: 'من المسؤول عمّا يُنشر هنا.',
    reached: 'كيف تتصل بنا',
    agencies: 'الجهات التي نشرت هنا',
    noAgencies: 'لم تنشر أي جهة بعد.',
    noContact: 'لا يُذكر هنا عنوان. راسِل الجهة على عنوانها الرسمي.',
    embed: 'عرض هذه الأرقام في صفحتك',
    embedAbout: 'انسخ هذا في صفحتك. وتتبع الأرقام هناك كل تصحيح وكل سحب من تلقاء نفسها.',
    embedSee: 'معاينة الشكل',
  },
}
