import { Select, Stack, Text } from '@mantine/core'
import { correctCommunique, getCommunique, listFigures } from '@oralu/domain'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useAnswer, useSend } from '../api/client.ts'
import { Loaded } from '../components/Loaded.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { useT } from '../i18n/index.tsx'
import { DraftEditor } from './DraftEditor.tsx'
import { Places } from './Places.tsx'

/** A correction of what is published: from the same figure, or from a newer one. */
export function CorrectPage() {
  const t = useT()
  const navigate = useNavigate()
  const { communiqueId: id } = useParams({ strict: false }) as { communiqueId: string }
  const found = useAnswer(getCommunique, { params: { id } })
  const figures = useAnswer(listFigures, { query: { limit: 200 } })
  const [chosen, setChosen] = useState<string | null>(null)
  const back = () => void navigate({ to: `/figures/communiques/${id}` as '/' })
  const correct = useSend(correctCommunique, { invalidates: ['/figures/communiques'], onDone: back })
  return (
    <>
      <Places />
      <PageTitle title={t('figures.correct.title')}>
        <Text c="dimmed">{t('figures.correct.hint')}</Text>
      </PageTitle>
      <Loaded from={found}>
        {({ versions: [newest] }) => {
          if (!newest) return null
          const all = [
            newest.figure,
            ...(figures.data?.items ?? []).filter((each) => each.id !== newest.figure.id),
          ]
          const figure = all.find((each) => each.id === chosen) ?? newest.figure
          return (
            <Stack>
              <Select
                label={t('figures.correct.figure')}
                maw="30rem"
                allowDeselect={false}
                value={figure.id}
                onChange={setChosen}
                data={all.map((each) => ({
                  value: each.id,
                  label: `${each.name} · ${each.numbers.total} · ${each.knownAt.slice(0, 16).replace('T', ' ')}`,
                }))}
              />
              <DraftEditor
                key={figure.id}
                figure={figure}
                texts={newest.texts}
                printing={newest}
                journey={newest.journey}
                correction
                act={t('figures.correct.save')}
                busy={correct.isPending}
                error={correct.error}
                onSubmit={(written, note) =>
                  note &&
                  correct.mutate({
                    params: { id },
                    body: { figureId: figure.id, ...written, correctionNote: note },
                  })
                }
                onCancel={back}
              />
            </Stack>
          )
        }}
      </Loaded>
    </>
  )
}
