// What each indicator means, in four languages: for the screen, and for the file that goes to others.
import type { OutcomeIndicator } from './cases-outcomes.ts'
import type { Language } from './shapes.ts'

interface Meaning {
  name: string
  means: string
}

export const outcomeWords: Record<OutcomeIndicator, Record<Language, Meaning>> = {
  'plan-signed': {
    kk: {
      name: 'Жоспарға қол қойылды',
      means: 'Барлығынан: сол күнге дейін супервайзер жоспарға қол қойғандар.',
    },
    ru: { name: 'План подписан', means: 'Из всех: те, чей план супервайзер подписал к этому дню.' },
    en: { name: 'Plan signed', means: 'Of all: those whose plan a supervisor had signed by that day.' },
    ar: { name: 'وُقّعت الخطة', means: 'من الجميع: من وقّع المشرف خطتهم حتى ذلك اليوم.' },
  },
  'looked-at': {
    kk: {
      name: 'Қайта қарау мерзімі өтпеген',
      means: 'Сол күні ісі ашық болғандардан: келісілген қайта қарау күні әлі өтпегендер.',
    },
    ru: {
      name: 'Пересмотр не просрочен',
      means:
        'Из тех, чьё дело было открыто в этот день: те, у кого согласованный день пересмотра ещё не прошёл.',
    },
    en: {
      name: 'Review not overdue',
      means: 'Of those whose case was open on that day: those whose agreed day of review had not passed.',
    },
    ar: {
      name: 'المراجعة لم يفت موعدها',
      means: 'ممن كان ملفهم مفتوحًا في ذلك اليوم: من لم يفت يوم المراجعة المتفق عليه.',
    },
  },
  carer: {
    kk: {
      name: 'Бала, қамқоршысы бар',
      means: 'Сол күні 18 жасқа толмағандардан: ата-анасы, уақытша қамқоршысы немесе қорғаншысы аталғандар.',
    },
    ru: {
      name: 'Ребёнок, о котором заботятся',
      means:
        'Из тех, кому в этот день не было 18 лет: те, у кого назван родитель, временный воспитатель или опекун.',
    },
    en: {
      name: 'Child with a carer',
      means:
        'Of those under 18 on that day: those for whom a parent, provisional carer or guardian was named.',
    },
    ar: {
      name: 'طفل له من يرعاه',
      means: 'ممن هم دون 18 عامًا في ذلك اليوم: من سُمّي لهم والد أو راعٍ مؤقت أو وصي.',
    },
  },
  school: {
    kk: {
      name: 'Мектепке қабылданған',
      means: 'Сол күні 6 мен 17 жас аралығындағылардан: мектепке қабылданғандар.',
    },
    ru: {
      name: 'Зачислен в школу',
      means: 'Из тех, кому в этот день было от 6 до 17 лет: зачисленные в школу.',
    },
    en: {
      name: 'Enrolled in a school',
      means: 'Of those aged 6 to 17 on that day: those enrolled in a school.',
    },
    ar: {
      name: 'مقيّد في مدرسة',
      means: 'ممن كانت أعمارهم من 6 إلى 17 عامًا في ذلك اليوم: المقيّدون في مدرسة.',
    },
  },
  'birth-paper': {
    kk: {
      name: 'Туу тіркелді',
      means: 'Тууды тіркеу қажет болғандардан: сол күнге дейін тіркелгендер.',
    },
    ru: {
      name: 'Рождение зарегистрировано',
      means: 'Из тех, кому нужна была регистрация рождения: те, кто получил её к этому дню.',
    },
    en: {
      name: 'Birth registered',
      means: 'Of those who needed a registration of birth: those to whom it had been granted by that day.',
    },
    ar: { name: 'سُجّلت الولادة', means: 'ممن احتاجوا إلى تسجيل الولادة: من مُنحوه حتى ذلك اليوم.' },
  },
  'goal-met': {
    kk: {
      name: 'Мақсатқа жетті',
      means:
        'Жоспарында қамқорлық мақсаты болғандардан: кем дегенде біреуіне толық немесе ішінара жеткендер.',
    },
    ru: {
      name: 'Цель достигнута',
      means:
        'Из тех, в чьём плане есть цели заботы: те, у кого хотя бы одна достигнута полностью или отчасти.',
    },
    en: {
      name: 'A goal met',
      means: 'Of those with goals of care in their plan: those of whom at least one was met, or partly met.',
    },
    ar: {
      name: 'تحقق هدف',
      means: 'ممن في خططهم أهداف رعاية: من تحقق لهم هدف واحد على الأقل كليًا أو جزئيًا.',
    },
  },
  closed: {
    kk: { name: 'Іс мақсатқа жетіп жабылды', means: 'Барлығынан: ісі мақсаттарға жетіп жабылғандар.' },
    ru: {
      name: 'Дело закрыто, цели достигнуты',
      means: 'Из всех: те, чьё дело закрыто с достигнутыми целями.',
    },
    en: {
      name: 'Closed with aims reached',
      means: 'Of all: those whose case was closed with its aims reached.',
    },
    ar: { name: 'أُغلق الملف وتحققت الغايات', means: 'من الجميع: من أُغلقت ملفاتهم بعد تحقق غاياتها.' },
  },
  'follow-up': {
    kk: {
      name: 'Кейінгі бақылауда хабарласты',
      means: 'Ісі мақсатқа жетіп жабылғанына үш ай болғандардан: кейін хабарласа алғандар.',
    },
    ru: {
      name: 'Связались после закрытия',
      means:
        'Из тех, чьё дело закрыто с достигнутыми целями три месяца назад или раньше: те, с кем потом связались.',
    },
    en: {
      name: 'Reached in follow-up',
      means:
        'Of those closed with aims reached three months before or longer: those who were reached afterwards.',
    },
    ar: {
      name: 'جرى التواصل في المتابعة',
      means: 'ممن أُغلقت ملفاتهم بتحقق الغايات قبل ثلاثة أشهر أو أكثر: من جرى التواصل معهم بعدها.',
    },
  },
}
