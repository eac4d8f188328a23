// A package as it is composed: which of the agreement's fields, of whom and on which basis, and for how long.
import { Button, Group, SimpleGrid, Stack, TextInput } from '@mantine/core'
import { type AgreementPage, composePackage, FieldsGiven } from '@oralu/domain'
import { type FormEvent, useState } from 'react'
import { useSend } from '../api/client.ts'
import { FormProblem } from '../components/FormProblem.tsx'
import { useT } from '../i18n/index.tsx'
import { dayFromToday } from './agreement-draft.ts'
import { ChoosePersons, type Given } from './ChoosePersons.tsx'
import { FieldChoice } from './FieldChoice.tsx'
import { Sentence } from './Sentence.tsx'

interface Props {
  agreement: AgreementPage
  requestId: string | null
  onDone: (id: string) => void
}

const usualDays = 14

export function ComposeForm({ agreement, requestId, onDone }: Props) {
  const t = useT()
  const last = dayFromToday(agreement.retentionDays)
  const [fields, setFields] = useState<FieldsGiven>({})
  const [expiresOn, setExpiresOn] = useState(dayFromToday(Math.min(usualDays, agreement.retentionDays)))
  const [retainUntil, setRetainUntil] = useState(last)
  const [persons, setPersons] = useState<readonly Given[]>([])
  const send = useSend(composePackage, { invalidates: ['/cooperation'], onDone: ({ id }) => onDone(id) })
  const disorder = retainUntil !== '' && expiresOn !== '' && retainUntil < expiresOn
  const ready =
    FieldsGiven.safeParse(fields).success &&
    expiresOn !== '' &&
    retainUntil !== '' &&
    !disorder &&
    retainUntil <= last &&
    persons.length > 0 &&
    persons.every(({ basis }) => basis.trim() !== '')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!ready) return
    send.mutate({
      body: {
        agreementId: agreement.id,
        requestId,
        fields,
        expiresOn,
        retainUntil,
        persons: persons.map(({ personId, basis }) => ({ personId, basis })),
      },
    })
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <FormProblem error={send.error} />
        <Sentence rule={agreement} {...agreement} />
        <FieldChoice
          label={t('cooperation.fields')}
          description={t('cooperation.fields-hint')}
          among={agreement.fields}
          value={fields}
          onChange={setFields}
        />
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <TextInput
            type="date"
            label={t('cooperation.expires-on')}
            description={t('cooperation.expires-hint')}
            required
            min={dayFromToday(1)}
            value={expiresOn}
            onChange={(event) => setExpiresOn(event.currentTarget.value)}
          />
          <TextInput
            type="date"
            label={t('cooperation.kept-until')}
            description={t('cooperation.kept-hint', { count: agreement.retentionDays })}
            required
            min={expiresOn}
            max={last}
            error={
              (disorder && t('cooperation.kept-before-expiry')) ||
              (retainUntil > last && t('cooperation.why.kept-too-long'))
            }
            value={retainUntil}
            onChange={(event) => setRetainUntil(event.currentTarget.value)}
          />
        </SimpleGrid>
        <ChoosePersons
          of={persons}
          sourceId={agreement.subjects === 'of a source' ? agreement.sourceId : null}
          onChange={setPersons}
        />
        <Group justify="flex-end">
          <Button type="submit" loading={send.isPending} disabled={!ready}>
            {t('cooperation.package.compose')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
