// The words of the family's pages, in each language by its own habits. They say nothing of whoever is sought.
import type { EnquiryStatus, EnquiryTemplate, Language, relations } from '@oralu/domain'

export interface EnquiryWords {
  title: string
  lead: string
  /** What happens with what is written, before anything is written. */
  promises: string[]
  whoAsks: string
  whoIsSought: string
  name: string
  relation: string
  relations: Record<(typeof relations)[number], string>
  email: string
  phone: string
  reach: string
  soughtName: string
  soughtNameHint: string
  otherNames: string
  born: string
  bornHint: string
  place: string
  placeHint: string
  lastHeard: string
  children: string
  told: string
  leaveEmpty: string
  agree: string
  send: string
  optional: string
  wrong: string
  faults: {
    missing: string
    long: string
    email: string
    phone: string
    reach: string
    agree: string
    characters: string
  }
  stale: string
  sentBefore: string
  tooMany: string
  nobody: string
  sent: string
  sentText: string[]
  code: string
  toStatus: string
  statusTitle: string
  statusLead: string
  codeHint: string
  ask: string
  statuses: Record<EnquiryStatus, string>
  messages: string
  noMessages: string
  office: string
  you: string
  write: string
  yourMessage: string
  writeAct: string
  written: string
  templates: Record<EnquiryTemplate, string>
  toForm: string
}

export const enquiryWords: Record<Language, EnquiryWords> = {
  en: {
    title: 'Ask after a relative',
    lead: 'If you have lost contact with a relative in a zone of conflict, write to us here. Consular officers read it.',
    promises: [
      'We use what you write only to look for your relative and to answer you. It is not used to investigate you or your relative, and no court or police office reads it here.',
      'We tell you about your relative only if they themselves agree, and only once we know who you are. Until then our answers say nothing of whether we know them. For a child, a child-protection officer says first whether it is good for the child. An answer that says little is no bad sign.',
      'You get a code. Whoever has the code can read our messages to you: keep it to yourself. One year after your enquiry is closed, what you wrote is erased.',
    ],
    whoAsks: 'You',
    whoIsSought: 'The person you are looking for',
    name: 'Your name',
    relation: 'You are their',
    relations: {
      mother: 'mother',
      father: 'father',
      spouse: 'husband or wife',
      'sister or brother': 'sister or brother',
      child: 'daughter or son',
      grandparent: 'grandparent',
      'other relative': 'other relative',
      other: 'not a relative',
    },
    email: 'E-mail',
    phone: 'Telephone',
    reach: 'One of the two is enough.',
    soughtName: 'Their name',
    soughtNameHint: 'As in their papers, in any script.',
    otherNames: 'Other names that they use or used',
    born: 'Born',
    bornHint: 'A date, a year, or what you remember.',
    place: 'Where they were last',
    placeHint: 'A country, a town, or a place that they named.',
    lastHeard: 'When you last heard of them, and how',
    children: 'Children with them: names and ages',
    told: 'What else you know',
    leaveEmpty: 'Leave this empty',
    agree: 'I have read how this is used, and I agree.',
    send: 'Send',
    optional: 'not required',
    wrong: 'It was not sent yet. Please look at what is marked.',
    faults: {
      missing: 'Please fill this in.',
      long: 'This is too long. Please shorten it.',
      email: 'This is not an e-mail address.',
      phone: 'This is not a telephone number.',
      reach: 'Please give an e-mail address or a telephone number.',
      agree: 'Without your agreement we cannot take the enquiry.',
      characters: 'This has signs that cannot be sent. Please type it again.',
    },
    stale: 'This page stood open for long. Nothing is lost: please send it once more.',
    sentBefore:
      'This form was sent before, with other words in it. If you are asking after someone else, or again, send it once more: you get a code of its own.',
    tooMany: 'Many enquiries came from your network today. Please try again tomorrow, or go to a consulate.',
    nobody: 'Enquiries are not answered here at present. Please go to a consulate.',
    sent: 'Your enquiry has arrived',
    sentText: [
      'Write the code down or print this page. We cannot give it to you a second time.',
      'With it you see here whether the enquiry is worked on, and our messages to you.',
    ],
    code: 'Your code',
    toStatus: 'See how an enquiry stands',
    statusTitle: 'How an enquiry stands',
    statusLead: 'Type the code that you got when you wrote to us.',
    codeHint: 'Twenty letters and digits. Spaces and hyphens do not matter.',
    ask: 'Show',
    statuses: {
      received: 'Your enquiry was received.',
      'worked on': 'Your enquiry is being worked on.',
      'contact us':
        'Please contact us, by e-mail, by telephone, or at a consulate, and have your code with you.',
    },
    messages: 'Messages',
    noMessages: 'There are no messages.',
    office: 'The office',
    you: 'You',
    write: 'Write to the office',
    yourMessage: 'Your message',
    writeAct: 'Send the message',
    written: 'If the code is right, the message has arrived.',
    templates: {
      received: 'We have read your enquiry and have begun our work. It can take weeks.',
      'bring a document':
        'Please bring a document that shows who you are, and your relation, to a consulate. Then we can go on.',
      'call us': 'Please call us on a working day and name your code.',
      'we call you': 'We will call you in the next days on the number that you gave.',
      closing: 'We are closing this enquiry. You can ask again at any time.',
    },
    toForm: 'Ask after a relative',
  },
  ru: {
    title: 'Узнать о родственнике',
    lead: 'Если вы потеряли связь с родственником в зоне конфликта, напишите нам. Обращения читают консульские сотрудники.',
    promises: [
      'То, что вы напишете, служит только для поиска вашего родственника и ответа вам. Это не используется для расследования в отношении вас или родственника; суд и полиция здесь этого не читают.',
      'Мы расскажем о родственнике, только если он сам согласен, и только когда будем знать, кто вы. До этого наши ответы ничего не говорят о том, известен ли он нам. Если ищут ребёнка, сначала сотрудник по защите детей решает, хорошо ли это для ребёнка. Скупой ответ — не дурной знак.',
      'Вы получите код. Тот, у кого есть код, может читать наши сообщения вам: никому его не передавайте. Через год после закрытия обращения написанное вами удаляется.',
    ],
    whoAsks: 'Вы',
    whoIsSought: 'Кого вы ищете',
    name: 'Ваше имя',
    relation: 'Кем вы приходитесь',
    relations: {
      mother: 'мать',
      father: 'отец',
      spouse: 'муж или жена',
      'sister or brother': 'сестра или брат',
      child: 'дочь или сын',
      grandparent: 'бабушка или дедушка',
      'other relative': 'другой родственник',
      other: 'не родственник',
    },
    email: 'Электронная почта',
    phone: 'Телефон',
    reach: 'Достаточно одного из двух.',
    soughtName: 'Имя',
    soughtNameHint: 'Как в документах, любым письмом.',
    otherNames: 'Другие имена, прежние или нынешние',
    born: 'Родился (родилась)',
    bornHint: 'Дата, год или то, что помните.',
    place: 'Где был(а) в последний раз',
    placeHint: 'Страна, город или место, которое называл(а).',
    lastHeard: 'Когда и как была последняя весть',
    children: 'Дети вместе с ним (ней): имена и возраст',
    told: 'Что ещё вы знаете',
    leaveEmpty: 'Оставьте пустым',
    agree: 'Я прочитал(а), как это используется, и согласен (согласна).',
    send: 'Отправить',
    optional: 'не обязательно',
    wrong: 'Пока не отправлено. Посмотрите, пожалуйста, на отмеченное.',
    faults: {
      missing: 'Заполните, пожалуйста.',
      long: 'Слишком длинно. Сократите, пожалуйста.',
      email: 'Это не адрес электронной почты.',
      phone: 'Это не номер телефона.',
      reach: 'Укажите почту или телефон.',
      agree: 'Без вашего согласия мы не можем принять обращение.',
      characters: 'Здесь есть знаки, которые нельзя отправить. Наберите заново.',
    },
    stale: 'Страница долго была открыта. Ничего не потеряно: отправьте ещё раз.',
    sentBefore:
      'Эта форма уже отправлена с другим текстом. Если вы спрашиваете о другом человеке или ещё раз, отправьте её снова: вы получите отдельный код.',
    tooMany: 'Сегодня из вашей сети пришло много обращений. Попробуйте завтра или обратитесь в консульство.',
    nobody: 'Сейчас обращения здесь не принимаются. Обратитесь в консульство.',
    sent: 'Ваше обращение получено',
    sentText: [
      'Запишите код или распечатайте эту страницу. Второй раз мы его дать не сможем.',
      'По коду вы увидите здесь, ведётся ли работа, и наши сообщения вам.',
    ],
    code: 'Ваш код',
    toStatus: 'Узнать, как обстоит дело с обращением',
    statusTitle: 'Как обстоит дело с обращением',
    statusLead: 'Введите код, который вы получили, когда писали нам.',
    codeHint: 'Двадцать букв и цифр. Пробелы и дефисы не важны.',
    ask: 'Показать',
    statuses: {
      received: 'Ваше обращение получено.',
      'worked on': 'По вашему обращению ведётся работа.',
      'contact us': 'Свяжитесь с нами по почте, по телефону или в консульстве; имейте код при себе.',
    },
    messages: 'Сообщения',
    noMessages: 'Сообщений нет.',
    office: 'Служба',
    you: 'Вы',
    write: 'Написать в службу',
    yourMessage: 'Ваше сообщение',
    writeAct: 'Отправить сообщение',
    written: 'Если код верен, сообщение получено.',
    templates: {
      received: 'Мы прочитали ваше обращение и начали работу. Она может занять недели.',
      'bring a document':
        'Принесите, пожалуйста, в консульство документ, показывающий, кто вы и кем приходитесь. Тогда мы сможем продолжить.',
      'call us': 'Позвоните нам, пожалуйста, в рабочий день и назовите код.',
      'we call you': 'В ближайшие дни мы позвоним по указанному вами номеру.',
      closing: 'Мы закрываем это обращение. Вы можете обратиться снова в любое время.',
    },
    toForm: 'Узнать о родственнике',
  },
  kk: {
    title: 'Туысқан туралы сұрау',
    lead: 'Қақтығыс аймағындағы туысыңызбен байланыс үзілсе, бізге осында жазыңыз. Өтінішті консулдық қызметкерлер оқиды.',
    promises: [
      'Жазғаныңыз туысыңызды іздеуге және сізге жауап беруге ғана қолданылады. Ол сізді немесе туысыңызды тергеу үшін пайдаланылмайды; сот пен полиция мұнда оны оқымайды.',
      'Туысыңыз туралы оның өзі келіссе ғана және сіздің кім екеніңізді анықтағаннан кейін ғана айтамыз. Оған дейін жауаптарымыз оның бізге белгілі-белгісіз екенін білдірмейді. Бала ізделсе, оның балаға пайдалы екенін алдымен бала құқықтарын қорғау жөніндегі маман анықтайды. Қысқа жауап — жаман белгі емес.',
      'Сіз код аласыз. Коды бар адам біздің сізге жазғанымызды оқи алады: оны ешкімге бермеңіз. Өтініш жабылғаннан кейін бір жылдан соң жазғаныңыз жойылады.',
    ],
    whoAsks: 'Сіз',
    whoIsSought: 'Іздеп жүрген адамыңыз',
    name: 'Атыңыз',
    relation: 'Сіз оған кім боласыз',
    relations: {
      mother: 'анасы',
      father: 'әкесі',
      spouse: 'жұбайы',
      'sister or brother': 'бауыры немесе әпке-сіңлісі',
      child: 'қызы немесе ұлы',
      grandparent: 'әжесі немесе атасы',
      'other relative': 'басқа туысы',
      other: 'туыс емес',
    },
    email: 'Электрондық пошта',
    phone: 'Телефон',
    reach: 'Екеуінің бірі жеткілікті.',
    soughtName: 'Оның аты',
    soughtNameHint: 'Құжаттағыдай, кез келген жазумен.',
    otherNames: 'Бұрынғы немесе қазіргі басқа есімдері',
    born: 'Туған күні',
    bornHint: 'Күні, жылы немесе есіңізде қалғаны.',
    place: 'Соңғы рет қайда болды',
    placeHint: 'Ел, қала немесе өзі атаған жер.',
    lastHeard: 'Соңғы хабар қашан және қалай келді',
    children: 'Қасындағы балалар: аттары мен жастары',
    told: 'Тағы не білесіз',
    leaveEmpty: 'Бос қалдырыңыз',
    agree: 'Мұның қалай қолданылатынын оқыдым және келісемін.',
    send: 'Жіберу',
    optional: 'міндетті емес',
    wrong: 'Әлі жіберілген жоқ. Белгіленген жерлерді қараңыз.',
    faults: {
      missing: 'Мұны толтырыңыз.',
      long: 'Тым ұзын. Қысқартыңыз.',
      email: 'Бұл электрондық пошта мекенжайы емес.',
      phone: 'Бұл телефон нөмірі емес.',
      reach: 'Пошта мекенжайын немесе телефон нөмірін көрсетіңіз.',
      agree: 'Келісіміңізсіз өтінішті қабылдай алмаймыз.',
      characters: 'Мұнда жіберуге болмайтын таңбалар бар. Қайта теріңіз.',
    },
    stale: 'Бет ұзақ ашық тұрды. Ештеңе жоғалған жоқ: тағы бір рет жіберіңіз.',
    sentBefore:
      'Бұл өтініш бұған дейін басқа мәтінмен жіберілген. Басқа адам туралы немесе қайтадан сұрап отырсаңыз, тағы бір рет жіберіңіз: бөлек код аласыз.',
    tooMany: 'Бүгін сіздің желіңізден көп өтініш келді. Ертең қайталаңыз немесе консулдыққа барыңыз.',
    nobody: 'Қазір мұнда өтініш қабылданбайды. Консулдыққа барыңыз.',
    sent: 'Өтінішіңіз келіп түсті',
    sentText: [
      'Кодты жазып алыңыз немесе осы бетті басып шығарыңыз. Оны екінші рет бере алмаймыз.',
      'Сол код арқылы мұнда жұмыс жүріп жатқанын және біздің сізге жазғанымызды көресіз.',
    ],
    code: 'Сіздің кодыңыз',
    toStatus: 'Өтініштің жайын көру',
    statusTitle: 'Өтініштің жайы',
    statusLead: 'Бізге жазғанда алған кодты теріңіз.',
    codeHint: 'Жиырма әріп пен цифр. Бос орын мен сызықшаның мәні жоқ.',
    ask: 'Көрсету',
    statuses: {
      received: 'Өтінішіңіз қабылданды.',
      'worked on': 'Өтінішіңіз бойынша жұмыс жүріп жатыр.',
      'contact us': 'Бізбен пошта, телефон арқылы немесе консулдықта байланысыңыз; код жаныңызда болсын.',
    },
    messages: 'Хабарлар',
    noMessages: 'Хабар жоқ.',
    office: 'Қызмет',
    you: 'Сіз',
    write: 'Қызметке жазу',
    yourMessage: 'Хабарыңыз',
    writeAct: 'Хабарды жіберу',
    written: 'Код дұрыс болса, хабар жетті.',
    templates: {
      received: 'Өтінішіңізді оқып, жұмысты бастадық. Оған апталар кетуі мүмкін.',
      'bring a document':
        'Кім екеніңізді және кім болатыныңызды көрсететін құжатты консулдыққа әкеліңіз. Сонда жалғастыра аламыз.',
      'call us': 'Жұмыс күні бізге қоңырау шалып, кодыңызды айтыңыз.',
      'we call you': 'Жақын күндері көрсеткен нөміріңізге қоңырау шаламыз.',
      closing: 'Бұл өтінішті жабамыз. Кез келген уақытта қайта сұрай аласыз.',
    },
    toForm: 'Туысқан туралы сұрау',
  },
  ar: {
    title: 'السؤال عن قريب',
    lead: 'إن فقدتم الاتصال بقريب لكم في منطقة نزاع فاكتبوا إلينا هنا. يقرأ ذلك موظفو القنصلية.',
    promises: [
      'لا نستعمل ما تكتبونه إلا للبحث عن قريبكم والرد عليكم. لا يُستعمل للتحقيق معكم أو معه، ولا تقرؤه هنا محكمة ولا شرطة.',
      'لا نخبركم عن قريبكم إلا إذا وافق هو نفسه، وبعد أن نتحقق من هويتكم. وقبل ذلك لا تدل أجوبتنا على كونه معروفًا لدينا أو غير معروف. وإذا كان المبحوث عنه طفلًا قرر أولًا موظف حماية الطفل هل في ذلك خير له. والجواب القصير ليس علامة سوء.',
      'تحصلون على رمز. من كان لديه الرمز استطاع قراءة رسائلنا إليكم، فاحفظوه لأنفسكم. وبعد عام من إغلاق الطلب يُمحى ما كتبتموه.',
    ],
    whoAsks: 'أنتم',
    whoIsSought: 'الشخص الذي تبحثون عنه',
    name: 'اسمكم',
    relation: 'صلتكم به',
    relations: {
      mother: 'الأم',
      father: 'الأب',
      spouse: 'الزوج أو الزوجة',
      'sister or brother': 'الأخت أو الأخ',
      child: 'الابنة أو الابن',
      grandparent: 'الجد أو الجدة',
      'other relative': 'قريب آخر',
      other: 'لست قريبًا',
    },
    email: 'البريد الإلكتروني',
    phone: 'الهاتف',
    reach: 'يكفي أحدهما.',
    soughtName: 'اسمه',
    soughtNameHint: 'كما في أوراقه، بأي خط.',
    otherNames: 'أسماء أخرى يستعملها أو استعملها',
    born: 'تاريخ الميلاد',
    bornHint: 'تاريخ أو سنة أو ما تتذكرونه.',
    place: 'آخر مكان كان فيه',
    placeHint: 'بلد أو مدينة أو مكان ذكره.',
    lastHeard: 'متى وكيف وصلكم آخر خبر عنه',
    children: 'الأطفال الذين معه: أسماؤهم وأعمارهم',
    told: 'ما تعرفونه غير ذلك',
    leaveEmpty: 'اتركوا هذا فارغًا',
    agree: 'قرأت كيف يُستعمل هذا وأوافق.',
    send: 'إرسال',
    optional: 'غير لازم',
    wrong: 'لم يُرسل بعد. انظروا من فضلكم فيما عليه علامة.',
    faults: {
      missing: 'املأوا هذا من فضلكم.',
      long: 'هذا أطول من اللازم. اختصروه من فضلكم.',
      email: 'هذا ليس عنوان بريد إلكتروني.',
      phone: 'هذا ليس رقم هاتف.',
      reach: 'اذكروا بريدًا إلكترونيًا أو رقم هاتف.',
      agree: 'لا نستطيع قبول الطلب من دون موافقتكم.',
      characters: 'هنا رموز لا يمكن إرسالها. اكتبوه من جديد.',
    },
    stale: 'بقيت هذه الصفحة مفتوحة طويلًا. لم يضع شيء: أرسلوها مرة أخرى.',
    sentBefore:
      'أُرسلت هذه الاستمارة من قبل وفيها كلام آخر. إن كنتم تسألون عن شخص آخر أو تسألون من جديد فأرسلوها مرة أخرى، وستحصلون على رمز خاص بها.',
    tooMany: 'وصلت اليوم طلبات كثيرة من شبكتكم. حاولوا غدًا أو توجهوا إلى قنصلية.',
    nobody: 'لا يُجاب هنا عن الطلبات حاليًا. توجهوا إلى قنصلية من فضلكم.',
    sent: 'وصل طلبكم',
    sentText: [
      'اكتبوا الرمز أو اطبعوا هذه الصفحة. لا نستطيع أن نعطيكم إياه مرة ثانية.',
      'به ترون هنا هل يجري العمل على الطلب، وتقرؤون رسائلنا إليكم.',
    ],
    code: 'رمزكم',
    toStatus: 'معرفة حال طلب',
    statusTitle: 'حال الطلب',
    statusLead: 'اكتبوا الرمز الذي حصلتم عليه عند الكتابة إلينا.',
    codeHint: 'عشرون حرفًا ورقمًا. لا أهمية للمسافات والشرطات.',
    ask: 'عرض',
    statuses: {
      received: 'استُلم طلبكم.',
      'worked on': 'يجري العمل على طلبكم.',
      'contact us': 'اتصلوا بنا بالبريد أو الهاتف أو في قنصلية، وليكن رمزكم معكم.',
    },
    messages: 'الرسائل',
    noMessages: 'لا توجد رسائل.',
    office: 'المكتب',
    you: 'أنتم',
    write: 'الكتابة إلى المكتب',
    yourMessage: 'رسالتكم',
    writeAct: 'إرسال الرسالة',
    written: 'إن كان الرمز صحيحًا فقد وصلت الرسالة.',
    templates: {
      received: 'قرأنا طلبكم وبدأنا العمل. قد يستغرق ذلك أسابيع.',
      'bring a document': 'أحضروا من فضلكم إلى قنصلية وثيقة تثبت هويتكم وصلتكم. عندئذ نستطيع المتابعة.',
      'call us': 'اتصلوا بنا هاتفيًا في يوم عمل واذكروا رمزكم.',
      'we call you': 'سنتصل بكم في الأيام القادمة على الرقم الذي ذكرتموه.',
      closing: 'نغلق هذا الطلب. يمكنكم السؤال من جديد في أي وقت.',
    },
    toForm: 'السؤال عن قريب',
  },
}
