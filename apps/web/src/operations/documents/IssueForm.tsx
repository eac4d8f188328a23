// An emergency travel document: which form of the name it is taken from, what of it is the surname, and how it will read.
import { Group, NativeSelect, TextInput } from '@mantine/core'
import { type DocumentsPage, issueDocument } from '@oralu/domain'
import { useState } from 'react'
import { useSend } from '../../api/client.ts'
import { useT } from '../../i18n/index.tsx'
import { FormModal, useNameText } from '../parts.tsx'
import { useDocumentProblem } from './problem.ts'

interface Props {
  of: DocumentsPage['people'][number]
  blanks: DocumentsPage['blanks']
  onClose: () => void
}

export function IssueForm({ of, blanks, onClose }: Props) {
  const t = useT()
  const nameOf = useNameText()
  const readable = useDocumentProblem()
  const person = of.person!
  const forms = person.names
  const whole = person.bornFrom !== null && person.bornFrom === person.bornTo
  const [source, setSource] = useState(forms[0]?.form ?? '')
  const [given, setGiven] = useState({
    place: blanks[0]?.place ?? '',
    surname: source.split(/\s+/)[0] ?? '',
    given: source.split(/\s+/).slice(1).join(' '),
    born: whole ? person.bornFrom! : (person.bornFrom?.slice(0, 4) ?? ''),
    sex: person.sex === 'female' ? 'F' : person.sex === 'male' ? 'M' : 'X',
    birthPlace: '',
    expiresOn: '',
    route: '',
    latinSurname: '',
    latinGiven: '',
    latinSource: '',
  })
  const arabic = forms.find(({ form }) => form === source)?.script === 'Arab'
  const send = useSend(issueDocument, { invalidates: ['/operations'], onDone: onClose })
  const latin = given.latinSurname.trim() !== ''
  const text = (
    key: keyof typeof given,
    label: string,
    more: { required?: boolean; type?: string; dir?: 'ltr' } = {},
  ) => (
    <TextInput
      label={label}
      value={given[key]}
      onChange={(event) => setGiven({ ...given, [key]: event.currentTarget.value })}
      {...more}
    />
  )
  const ready =
    given.place &&
    given.surname.trim() &&
    given.expiresOn &&
    given.route.trim() &&
    (!latin || given.latinSource.trim()) &&
    (!arabic || latin)
  return (
    <FormModal
      wide
      title={`${t('operations.documents.issue')}: ${nameOf(person)}`}
      act={t('operations.documents.issue')}
      hint={t('operations.documents.issue-hint')}
      ready={Boolean(ready)}
      busy={send.isPending}
      error={readable(send.error)}
      onClose={onClose}
      onSubmit={() =>
        send.mutate({
          params: { id: of.lineId },
          body: {
            place: given.place,
            source,
            surname: given.surname,
            given: given.given,
            born: given.born || null,
            sex: given.sex as 'M' | 'F' | 'X',
            ...(given.birthPlace.trim() ? { birthPlace: given.birthPlace } : {}),
            expiresOn: given.expiresOn,
            route: given.route,
            ...(latin
              ? { latin: { surname: given.latinSurname, given: given.latinGiven, source: given.latinSource } }
              : {}),
          },
        })
      }
    >
      <Group grow align="end">
        <NativeSelect
          label={t('operations.documents.source')}
          value={source}
          onChange={(event) => setSource(event.currentTarget.value)}
          data={forms.map(({ form }) => form)}
        />
        <NativeSelect
          label={t('operations.documents.blanks.from')}
          value={given.place}
          onChange={(event) => setGiven({ ...given, place: event.currentTarget.value })}
          data={blanks.map(({ place, next }) => ({ value: place, label: `${place} · ${next}` }))}
        />
      </Group>
      <Group grow>
        {text('surname', t('operations.documents.surname'), { required: true })}
        {text('given', t('operations.documents.given'))}
      </Group>
      <Group grow align="start">
        {text('born', t('operations.documents.born'), { dir: 'ltr' })}
        <NativeSelect
          label={t('operations.documents.sex')}
          value={given.sex}
          onChange={(event) => setGiven({ ...given, sex: event.currentTarget.value })}
          data={['F', 'M', 'X'].map((value) => ({ value, label: t(`operations.documents.sex.${value}`) }))}
        />
        {text('birthPlace', t('operations.documents.birth-place'))}
      </Group>
      <Group grow>
        {text('expiresOn', t('operations.documents.until'), { required: true, type: 'date' })}
        {text('route', t('operations.documents.route'), { required: true })}
      </Group>
      <p>{t(arabic ? 'operations.documents.latin-needed' : 'operations.documents.latin-hint')}</p>
      <Group grow>
        {text('latinSurname', t('operations.documents.latin-surname'), { required: arabic, dir: 'ltr' })}
        {text('latinGiven', t('operations.documents.latin-given'), { dir: 'ltr' })}
        {text('latinSource', t('operations.documents.latin-source'), { required: latin })}
      </Group>
    </FormModal>
  )
}
