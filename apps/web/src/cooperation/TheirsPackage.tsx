// A package of a partner: looked at as it came, taken in or refused, and deleted when they ask or it is needed no more.
import { Button, Text } from '@mantine/core'
import {
  deletePackage,
  type PackagePage,
  type PackagePerson,
  previewPackage,
  refusePackage,
  takePackageIn,
} from '@oralu/domain'
import { useState } from 'react'
import { useAnswer, useSend } from '../api/client.ts'
import { ConfirmWithReason } from '../components/ConfirmWithReason.tsx'
import { FormModal } from '../components/FormModal.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { type Step, Steps } from '../components/Steps.tsx'
import { DayText, InstantText } from '../components/text.tsx'
import { useCan } from '../frame/me.ts'
import { T, useT } from '../i18n/index.tsx'
import { Box } from '../meetings/parts.tsx'
import classes from './cooperation.module.css'
import { About, Recalled, Under } from './PackageAbout.tsx'
import { Preview, type Refused } from './Preview.tsx'
import { By } from './parts.tsx'

export function TheirsPackage({ of }: { of: PackagePage }) {
  const t = useT()
  const can = useCan()
  const [open, setOpen] = useState<'take' | 'refuse' | 'delete' | null>(null)
  const [refused, setRefused] = useState<Refused>(new Map())
  const close = () => setOpen(null)
  const received = of.state === 'received'
  const sees = can('identity.read')
  const preview = useAnswer(
    previewPackage,
    { params: { id: of.id } },
    { enabled: received && sees, keep: false },
  )
  const persons = preview.data?.persons ?? []
  const mayTake =
    of.own && received && can('identity.write') && can('cooperation.write') && persons.length > 0
  const decides = of.own && can('cooperation.decide')
  const held = received || of.state === 'taken in'
  return (
    <>
      <PageTitle
        title={t('cooperation.package.title', { agreement: of.agreement })}
        action={
          mayTake ? { label: t('cooperation.package.take-in'), onClick: () => setOpen('take') } : undefined
        }
        aside={
          <>
            {decides && received && (
              <Button variant="default" onClick={() => setOpen('refuse')}>
                {t('cooperation.package.refuse')}
              </Button>
            )}
            {decides && held && !of.recalledAt && (
              <Button variant="default" onClick={() => setOpen('delete')}>
                {t('cooperation.package.delete')}
              </Button>
            )}
          </>
        }
      >
        <Under of={of} />
      </PageTitle>
      {of.recalledAt && held && (
        <div className={classes.notice} role="note">
          <Recalled of={of} text={t('cooperation.package.they-recall')} />{' '}
          {decides && (
            <Button size="xs" variant="default" onClick={() => setOpen('delete')}>
              {t('cooperation.package.delete')}
            </Button>
          )}
        </div>
      )}
      <Steps steps={useSteps(of)} label={t('cooperation.package.steps')} />
      <div className={classes.two}>
        <div>
          <Box title={t('cooperation.preview.came')}>
            {received && sees && (
              <Loaded from={preview}>
                {(seen) => (
                  <Preview persons={seen.persons} {...(mayTake ? { refused, onRefuse: setRefused } : {})} />
                )}
              </Loaded>
            )}
            {received && !sees && <Text c="dimmed">{t('cooperation.preview.closed')}</Text>}
            {of.state === 'taken in' && (
              <T id="cooperation.package.became-list" values={{ day: <DayText value={of.retainUntil} /> }} />
            )}
            {!held && <Text c="dimmed">{t('cooperation.preview.gone')}</Text>}
          </Box>
        </div>
        <div>
          <About of={of} />
        </div>
      </div>
      {open === 'take' && <TakeIn of={of} persons={persons} refused={refused} onClose={close} />}
      {open === 'refuse' && <Refuse of={of} onClose={close} />}
      {open === 'delete' && <Delete of={of} onClose={close} />}
    </>
  )
}

function useSteps(it: PackagePage): Step[] {
  const t = useT()
  const label = (id: string) => t(`cooperation.package-step.${id}`)
  const came: Step = {
    id: 'came',
    label: label('came'),
    state: 'done',
    note: <InstantText value={it.composedAt} />,
  }
  if (it.state === 'refused')
    return [came, { id: 'refused', label: t('cooperation.package-state.refused'), state: 'stopped' }]
  return [
    came,
    {
      id: 'taken',
      label: label('taken'),
      state: it.takenAt ? 'done' : it.state === 'received' ? 'now' : 'stopped',
      note: it.takenAt ? <By by={it.takenBy} at={it.takenAt} /> : undefined,
    },
    {
      id: 'deleted',
      label: label('deleted'),
      state: it.deletedAt ? 'done' : 'next',
      note: it.deletedAt ? (
        <InstantText value={it.deletedAt} />
      ) : (
        <T id="cooperation.until-day" values={{ day: <DayText value={it.retainUntil} /> }} />
      ),
    },
  ]
}

interface ActProps {
  of: PackagePage
  onClose: () => void
}

function TakeIn({
  of,
  persons,
  refused,
  onClose,
}: ActProps & { persons: readonly PackagePerson[]; refused: Refused }) {
  const t = useT()
  const send = useSend(takePackageIn, {
    invalidates: ['/cooperation', '/lists', '/people'],
    onDone: onClose,
  })
  const unsaid = [...refused.values()].some((why) => why.trim() === '')
  const all = refused.size >= persons.length
  return (
    <FormModal
      title={t('cooperation.package.take-in')}
      act={t('cooperation.package.take-in')}
      hint={
        <T
          id="cooperation.package.take-in-hint"
          values={{ partner: <bdi>{of.partner}</bdi>, day: <DayText value={of.retainUntil} /> }}
        />
      }
      ready={!unsaid && !all}
      busy={send.isPending}
      error={send.error}
      onSubmit={() =>
        send.mutate({
          params: { id: of.id },
          body: { refused: [...refused].map(([person, reason]) => ({ person, reason })) },
        })
      }
      onClose={onClose}
    >
      <Text>
        {t('cooperation.package.take-in-count', {
          taken: persons.length - refused.size,
          refused: refused.size,
        })}
      </Text>
      {(unsaid || all) && (
        <div className={classes.notice} role="status">
          {t(all ? 'cooperation.package.all-refused' : 'cooperation.package.unsaid')}
        </div>
      )}
    </FormModal>
  )
}

function Refuse({ of, onClose }: ActProps) {
  const t = useT()
  const send = useSend(refusePackage, { invalidates: ['/cooperation'], onDone: onClose })
  return (
    <ConfirmWithReason
      opened
      title={t('cooperation.package.refuse')}
      act={t('cooperation.package.refuse')}
      busy={send.isPending}
      error={send.error}
      onConfirm={(why) => send.mutate({ params: { id: of.id }, body: { why: why.slice(0, 200) } })}
      onClose={onClose}
    >
      <T id="cooperation.package.refuse-hint" values={{ partner: <bdi>{of.partner}</bdi> }} />
    </ConfirmWithReason>
  )
}

function Delete({ of, onClose }: ActProps) {
  const t = useT()
  const send = useSend(deletePackage, {
    invalidates: ['/cooperation', '/lists', '/people'],
    onDone: onClose,
  })
  return (
    <FormModal
      title={t('cooperation.package.delete')}
      act={t('cooperation.package.delete')}
      busy={send.isPending}
      error={send.error}
      onSubmit={() => send.mutate({ params: { id: of.id } })}
      onClose={onClose}
    >
      <Text size="sm">
        <T id="cooperation.package.delete-hint" values={{ partner: <bdi>{of.partner}</bdi> }} />
      </Text>
    </FormModal>
  )
}
