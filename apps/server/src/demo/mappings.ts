// Where the columns of the demonstration's lists go, as a consular officer would decide it.
import type { ListMapping } from '@oralu/domain'
import type { ListKey } from './types.ts'

const fields: Record<ListKey, { dayFirst: ListMapping['dayFirst']; columns: Record<string, string> }> = {
  camp: {
    dayFirst: 'unknown',
    columns: {
      الرقم: 'sourceKey',
      'رقم العائلة': 'familyGroup',
      القطاع: 'location',
      الخيمة: 'location',
      الاسم: 'fullName',
      'اسم الأب': 'fatherName',
      الكنية: 'kunya',
      الجنس: 'sex',
      العمر: 'born',
      'تاريخ الميلاد': 'born',
      الجنسية: 'nationality',
      'صلة القرابة': 'relation',
      'تاريخ التسجيل': 'listedOn',
      // Illness, pregnancy, children without parents: help owed, so not for the identity compartment.
      ملاحظات: 'protection.notes',
    },
  },
  enquiries: {
    dayFirst: 'day-month',
    columns: {
      '№ п/п': 'sourceKey',
      '№ обращения': 'familyGroup',
      'ФИО (разыскиваемого)': 'fullName',
      Пол: 'sex',
      'Дата рождения': 'born',
      'Место рождения': 'birthPlace',
      'Кем приходится заявителю': 'relation',
      'Местонахождение (последнее известное)': 'location',
    },
  },
  partner: {
    dayFirst: 'unknown',
    columns: {
      Ref: 'sourceKey',
      Surname: 'familyName',
      'Given names': 'givenName',
      "Father's name": 'fatherName',
      Sex: 'sex',
      'Date of birth': 'born',
      Nationality: 'nationality',
      Facility: 'location',
      'Legal status': 'legal.legal',
      'Entry date': 'listedOn',
    },
  },
  registry: {
    dayFirst: 'day-month',
    columns: {
      ЖСН: 'documentNumber',
      Тегі: 'familyName',
      Аты: 'givenName',
      'Әкесінің аты': 'patronymic',
      Жынысы: 'sex',
      'Туған күні': 'born',
      'Туған жері': 'birthPlace',
      Азаматтығы: 'nationality',
      'Әкесінің аты-жөні': 'fatherName',
      'Анасының аты-жөні': 'motherName',
    },
  },
}

export function demoMapping(list: ListKey): ListMapping {
  const { dayFirst, columns } = fields[list]
  return {
    version: 1,
    dayFirst,
    columns: Object.entries(columns).map(([column, said]) => {
      const [compartment, field] = said.includes('.') ? said.split('.') : ['identity', said]
      return { column, compartment, ...(field ? { field } : {}) } as ListMapping['columns'][number]
    }),
  }
}
