import { Text } from '@mantine/core'
import { draftCommunique, getFigure } from '@oralu/domain'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useAnswer, useSend } from '../api/client.ts'
import { Loaded } from '../components/Loaded.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { useT } from '../i18n/index.tsx'
import { DraftEditor } from './DraftEditor.tsx'
import { draftTexts } from './draft-texts.ts'
import { Places } from './Places.tsx'

/** A first draft from a frozen figure. */
export function NewCommuniquePage() {
  const t = useT()
  const navigate = useNavigate()
  const { figureId } = useParams({ strict: false }) as { figureId: string }
  const figure = useAnswer(getFigure, { params: { id: figureId } })
  const draft = useSend(draftCommunique, {
    invalidates: ['/figures/communiques'],
    onDone: ({ id }) => void navigate({ to: `/figures/communiques/${id}` as '/' }),
  })
  return (
    <>
      <Places />
      <PageTitle title={t('figures.draft.new')}>
        <Text c="dimmed">{t('figures.draft.hint')}</Text>
      </PageTitle>
      <Loaded from={figure}>
        {(figure) => (
          <DraftEditor
            figure={figure}
            texts={draftTexts(figure)}
            correction={false}
            act={t('figures.draft.save')}
            busy={draft.isPending}
            error={draft.error}
            onSubmit={(written) => draft.mutate({ body: { figureId: figure.id, ...written } })}
            onCancel={() => void navigate({ to: `/figures/frozen/${figure.id}` as '/' })}
          />
        )}
      </Loaded>
    </>
  )
}
