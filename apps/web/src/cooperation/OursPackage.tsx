// A package of ours: looked at before it goes, released by a second officer, and its way afterwards.
import { Button, Text } from '@mantine/core'
import {
  type AnswerOf,
  dropPackage,
  lookAgain,
  type PackagePage,
  previewPackage,
  recallPackage,
  releasePackage,
} from '@oralu/domain'
import { useState } from 'react'
import { useAnswer, useSend } from '../api/client.ts'
import { ConfirmWithReason } from '../components/ConfirmWithReason.tsx'
import { FormModal } from '../components/FormModal.tsx'
import { FormProblem } from '../components/FormProblem.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { type Step, Steps } from '../components/Steps.tsx'
import { InstantText } from '../components/text.tsx'
import { useCan } from '../frame/me.ts'
import { T, useT } from '../i18n/index.tsx'
import { Box } from '../meetings/parts.tsx'
import classes from './cooperation.module.css'
import { About, Recalled, Under } from './PackageAbout.tsx'
import { Preview } from './Preview.tsx'
import { By } from './parts.tsx'

type Seen = AnswerOf<typeof previewPackage>

export function OursPackage({ of }: { of: PackagePage }) {
  const t = useT()
  const can = useCan()
  const [open, setOpen] = useState<'release' | 'drop' | 'recall' | null>(null)
  const close = () => setOpen(null)
  const composed = of.state === 'composed'
  const preview = useAnswer(
    previewPackage,
    { params: { id: of.id } },
    { enabled: composed && can('identity.read') },
  )
  const seen = preview.data
  const again = useSend(lookAgain, { invalidates: ['/cooperation'] })
  const mayDrop = of.own && composed && can('cooperation.write')
  const mayRecall =
    of.own && (of.state === 'released' || of.state === 'received') && can('cooperation.decide')
  const mayRelease =
    of.own &&
    composed &&
    !of.composedByReader &&
    can('cooperation.decide') &&
    seen !== undefined &&
    !seen.changed &&
    seen.refusal === null
  return (
    <>
      <PageTitle
        title={t('cooperation.package.title', { agreement: of.agreement })}
        action={
          mayRelease
            ? { label: t('cooperation.package.release'), onClick: () => setOpen('release') }
            : undefined
        }
        aside={
          <>
            {mayDrop && (
              <Button variant="default" onClick={() => setOpen('drop')}>
                {t('cooperation.package.drop')}
              </Button>
            )}
            {mayRecall && (
              <Button variant="default" onClick={() => setOpen('recall')}>
                {t('cooperation.package.recall')}
              </Button>
            )}
          </>
        }
      >
        <Under of={of} />
      </PageTitle>
      <FormProblem error={again.error} />
      <Steps steps={useSteps(of)} label={t('cooperation.package.steps')} />
      {of.recalledAt && (
        <div className={classes.notice} role="note">
          <Recalled of={of} text={t('cooperation.package.recalled')} />
        </div>
      )}
      {seen && (
        <Standing
          of={of}
          seen={seen}
          busy={again.isPending}
          onAgain={() => again.mutate({ params: { id: of.id }, body: { contentHash: seen.contentHash } })}
        />
      )}
      <div className={classes.two}>
        <div>
          {composed &&
            (can('identity.read') ? (
              <Loaded from={preview}>
                {({ persons }) => (
                  <Box title={t('cooperation.preview')}>
                    <Preview persons={persons} />
                  </Box>
                )}
              </Loaded>
            ) : (
              <Box title={t('cooperation.preview')}>
                <Text c="dimmed">{t('cooperation.preview.closed')}</Text>
              </Box>
            ))}
          {!composed && <Receipt of={of} />}
        </div>
        <div>
          <About of={of} />
        </div>
      </div>
      {open === 'release' && seen && <Release of={of} contentHash={seen.contentHash} onClose={close} />}
      {open === 'drop' && <Drop of={of} onClose={close} />}
      {open === 'recall' && <Recall of={of} onClose={close} />}
    </>
  )
}

/** What stands between the package and its release. */
function Standing({
  of,
  seen,
  busy,
  onAgain,
}: {
  of: PackagePage
  seen: Seen
  busy: boolean
  onAgain: () => void
}) {
  const t = useT()
  const can = useCan()
  if (of.state !== 'composed') return null
  const said = seen.refusal
    ? t(`cooperation.why.${seen.refusal}`)
    : seen.changed
      ? t(of.composedByReader ? 'cooperation.package.changed-own' : 'cooperation.package.changed')
      : of.composedByReader
        ? t('cooperation.package.second')
        : null
  if (!said) return null
  return (
    <div className={classes.notice} role="note">
      {said}{' '}
      {seen.changed && of.composedByReader && can('cooperation.write') && (
        <Button size="xs" variant="default" loading={busy} onClick={onAgain}>
          {t('cooperation.package.look-again')}
        </Button>
      )}
    </div>
  )
}

function useSteps(it: PackagePage): Step[] {
  const t = useT()
  const step = (id: string, done: boolean, now: boolean, note?: Step['note']): Step => ({
    id,
    label: t(`cooperation.package-step.${id}`),
    state: done ? 'done' : now ? 'now' : 'next',
    note,
  })
  const dropped = it.state === 'dropped'
  const delivered = it.carriage?.state === 'delivered'
  const stopped = it.carriage?.state === 'stopped'
  const composed = step('composed', true, false, <By by={it.composedBy} at={it.composedAt} />)
  if (dropped)
    return [composed, { id: 'dropped', label: t('cooperation.package-state.dropped'), state: 'stopped' }]
  const way = step(
    'delivered',
    delivered || it.receipt !== null,
    it.releasedAt !== null,
    it.fetchedAt && (
      <>
        {t('cooperation.package.fetched')} <InstantText value={it.fetchedAt} />
      </>
    ),
  )
  return [
    composed,
    step('released', it.releasedAt !== null, true, <By by={it.releasedBy} at={it.releasedAt} />),
    stopped ? { ...way, state: 'stopped', note: t('cooperation.carriage.stopped') } : way,
    step('receipt', it.receipt !== null, delivered, it.receipt && <InstantText value={it.receipt.at} />),
    ...(it.recalledAt || it.deletedAt
      ? [step('deleted', it.deletedAt !== null, true, it.deletedAt && <InstantText value={it.deletedAt} />)]
      : []),
  ]
}

function Receipt({ of: { receipt, state } }: { of: PackagePage }) {
  const t = useT()
  return (
    <Box title={t('cooperation.receipt')}>
      {receipt ? (
        <>
          <div>{t(`cooperation.accepted.${receipt.accepted}`)}</div>
          <By by={receipt.by} at={receipt.at} />
          {receipt.portal && <div className={classes.quiet}>{t('cooperation.receipt.portal')}</div>}
          <ul className={classes.lines}>
            {receipt.refused.map(({ person, reason }) => (
              <li key={person}>
                <bdi>{person}</bdi>: <bdi>{reason}</bdi>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <Text c="dimmed">
          {t(state === 'dropped' ? 'cooperation.receipt.never' : 'cooperation.receipt.none')}
        </Text>
      )}
    </Box>
  )
}

interface ActProps {
  of: PackagePage
  onClose: () => void
}

function Release({ of, contentHash, onClose }: ActProps & { contentHash: string }) {
  const t = useT()
  const send = useSend(releasePackage, { invalidates: ['/cooperation'], onDone: onClose })
  return (
    <FormModal
      title={t('cooperation.package.release')}
      act={t('cooperation.package.release')}
      hint={
        <T
          id="cooperation.package.release-hint"
          values={{ partner: <bdi>{of.partner}</bdi>, count: of.persons }}
        />
      }
      busy={send.isPending}
      error={send.error}
      onSubmit={() => send.mutate({ params: { id: of.id }, body: { contentHash } })}
      onClose={onClose}
    >
      <div className={classes.notice}>{t('cooperation.package.release-warning')}</div>
    </FormModal>
  )
}

function Drop({ of, onClose }: ActProps) {
  const t = useT()
  const send = useSend(dropPackage, { invalidates: ['/cooperation'], onDone: onClose })
  return (
    <FormModal
      title={t('cooperation.package.drop')}
      act={t('cooperation.package.drop')}
      busy={send.isPending}
      error={send.error}
      onSubmit={() => send.mutate({ params: { id: of.id } })}
      onClose={onClose}
    >
      <Text size="sm">{t('cooperation.package.drop-hint')}</Text>
    </FormModal>
  )
}

function Recall({ of, onClose }: ActProps) {
  const t = useT()
  const send = useSend(recallPackage, { invalidates: ['/cooperation'], onDone: onClose })
  return (
    <ConfirmWithReason
      opened
      title={t('cooperation.package.recall')}
      act={t('cooperation.package.recall')}
      busy={send.isPending}
      error={send.error}
      onConfirm={(why) => send.mutate({ params: { id: of.id }, body: { why } })}
      onClose={onClose}
    >
      <T id="cooperation.package.recall-hint" values={{ partner: <bdi>{of.partner}</bdi> }} />
    </ConfirmWithReason>
  )
}
