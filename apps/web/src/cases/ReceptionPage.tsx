import { Button, Group, Select, Stack, Text } from '@mantine/core'
import { getReception, setReception } from '@oralu/domain'
import { useState } from 'react'
import { useAnswer, useSend } from '../api/client.ts'
import { FormProblem } from '../components/FormProblem.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { useT } from '../i18n/index.tsx'

/** Which agency receives the cases of this agency's people: a setting of the administrator's, about no person. */
export function ReceptionPage() {
  const t = useT()
  const read = useAnswer(getReception)
  const [chosen, setChosen] = useState<string | null>(null)
  const send = useSend(setReception, { invalidates: [getReception] })
  return (
    <>
      <PageTitle title={t('cases.reception.title')}>
        <Text c="dimmed">{t('cases.reception.hint')}</Text>
      </PageTitle>
      <Loaded from={read}>
        {({ receiver, agencies }) => (
          <Stack maw="32rem">
            <FormProblem error={send.error} />
            <Select
              label={t('cases.reception.agency')}
              placeholder={t('cases.reception.none')}
              data={agencies.map(({ id, name }) => ({ value: id, label: name }))}
              value={chosen ?? receiver?.id ?? null}
              onChange={setChosen}
              allowDeselect={false}
              searchable
            />
            <Group>
              <Button
                loading={send.isPending}
                disabled={!chosen || chosen === receiver?.id}
                onClick={() => chosen && send.mutate({ body: { receiverId: chosen } })}
              >
                {t('cases.save')}
              </Button>
            </Group>
          </Stack>
        )}
      </Loaded>
    </>
  )
}
