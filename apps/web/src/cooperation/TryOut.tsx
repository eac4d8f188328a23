// "Could this field of this person go to them today?" The database answers, with the reader's own eyes.
import { Select, Stack, Text } from '@mantine/core'
import { cooperationFields, tryAgreement } from '@oralu/domain'
import { useState } from 'react'
import type { Input } from '../api/call.ts'
import { useAnswer } from '../api/client.ts'
import { FormProblem } from '../components/FormProblem.tsx'
import { GateBadge } from '../components/GateBadge.tsx'
import { useCan } from '../frame/me.ts'
import { useT } from '../i18n/index.tsx'
import { Box } from '../meetings/parts.tsx'
import { type Chosen, FindPerson } from './parts.tsx'

type Field = Input<typeof tryAgreement>['query']['field']

export function TryOut({ agreementId }: { agreementId: string }) {
  const t = useT()
  const can = useCan()
  const [field, setField] = useState<Field | null>(null)
  const [person, setPerson] = useState<Chosen | null>(null)
  const found = useAnswer(
    tryAgreement,
    {
      params: { id: agreementId },
      query: { field: field ?? 'identity.names', ...(person ? { personId: person.personId } : {}) },
    },
    { enabled: field !== null, keep: false },
  )
  const refusal = found.data?.refusal
  return (
    <Box title={t('cooperation.try')}>
      <Stack gap="sm">
        <Select
          label={t('cooperation.try.field')}
          data={(['identity', 'mission'] as const).map((compartment) => ({
            group: t(`compartment.${compartment}`),
            items: cooperationFields[compartment].map((name) => ({
              value: `${compartment}.${name}`,
              label: t(`cooperation.field.${name}`),
            })),
          }))}
          value={field}
          onChange={(value) => setField(value as Field | null)}
        />
        {can('identity.read') && (
          <FindPerson
            label={t('cooperation.try.person')}
            description={t('cooperation.try.person-hint')}
            value={person}
            onChoose={setPerson}
          />
        )}
        <FormProblem error={found.error} />
        <div role="status" aria-live="polite">
          {field && found.data && (
            <>
              <GateBadge
                said
                state={refusal ? 'unmet' : 'met'}
                label={t(refusal ? 'cooperation.try.no' : 'cooperation.try.yes')}
              />
              {refusal && <Text mt={4}>{t(`cooperation.why.${refusal}`)}</Text>}
            </>
          )}
        </div>
      </Stack>
    </Box>
  )
}
