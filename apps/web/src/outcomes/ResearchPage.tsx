// Rows for research without names: proposed by who answers for care, agreed to by the data-protection officer.
import { Button, Group, Text } from '@mantine/core'
import {
  decideResearch,
  exportResearch,
  listResearch,
  proposeResearch,
  type ResearchRelease,
  researchDays,
  researchGroup,
  today,
} from '@oralu/domain'
import { useState } from 'react'
import { addressOf, useAnswer, useSend } from '../api/client.ts'
import { Empty } from '../components/Empty.tsx'
import { FormModal } from '../components/FormModal.tsx'
import { Amount, DayField, filled, OneLine, useFields, Words } from '../components/fields.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { DayText } from '../components/text.tsx'
import { useCan } from '../frame/me.ts'
import { useT } from '../i18n/index.tsx'
import { Places } from '../oversight/Places.tsx'
import classes from './outcomes.module.css'

export const OverseenResearchPage = () => (
  <>
    <Places />
    <ResearchPage />
  </>
)

export function ResearchPage() {
  const t = useT()
  const can = useCan()
  const [proposing, setProposing] = useState(false)
  const found = useAnswer(listResearch)
  return (
    <>
      <PageTitle
        title={t('outcomes.research.title')}
        {...(can('care.decide')
          ? { action: { label: t('outcomes.research.propose'), onClick: () => setProposing(true) } }
          : {})}
      >
        <Text c="dimmed">{t('outcomes.research.hint')}</Text>
      </PageTitle>
      <Loaded from={found}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('outcomes.research.none')} hint={t('outcomes.research.none-hint')} />
          ) : (
            items.map((item) => <Release key={item.id} item={item} />)
          )
        }
      </Loaded>
      {proposing && <Propose onClose={() => setProposing(false)} />}
    </>
  )
}

function Release({ item }: { item: ResearchRelease }) {
  const t = useT()
  const can = useCan()
  const [deciding, setDeciding] = useState<'agreed' | 'refused' | null>(null)
  const { summary } = item
  const facts = [
    ['recipient', <bdi key="">{item.recipient}</bdi>],
    ['purpose', <bdi key="">{item.purpose}</bdi>],
    ['legalBasis', <bdi key="">{item.legalBasis}</bdi>],
    ['asOf', <DayText key="" value={item.asOf} />],
    ['until', <DayText key="" value={item.untilOn} />],
    ['rows', t('outcomes.research.rows', { rows: summary.rows, left: summary.left })],
    [
      'groups',
      t('outcomes.research.groups', {
        groups: summary.groups,
        smallest: summary.smallest,
        least: item.groupSize,
      }),
    ],
    [
      'levels',
      ['came', 'sex', 'age']
        .map((name) => t(`outcomes.research.level.${name}.${summary.levels[name] ?? 0}`))
        .join(' · '),
    ],
    [
      'alike',
      Object.entries(summary.alike)
        .filter(([, groups]) => groups > 0)
        .map(([name, groups]) =>
          t('outcomes.research.alike', {
            what: t(`outcomes.research.column.${name.replace('_', '-')}`),
            groups,
          }),
        )
        .join(' · ') || '–',
    ],
    ['proposed', <bdi key="">{item.proposedBy.name}</bdi>],
  ] as const
  return (
    <article className={classes.item}>
      <h2>
        <bdi>{item.title}</bdi>
      </h2>
      <Text size="sm">
        {item.decision ? (
          <>
            {t(`outcomes.research.${item.decision}`)} · <bdi>{item.decidedBy?.name}</bdi>:{' '}
            <bdi>{item.decisionWords}</bdi>
          </>
        ) : (
          t('outcomes.research.waits')
        )}
      </Text>
      <dl className={classes.facts}>
        {facts.map(([name, value]) => [
          <dt key={`${name} name`}>{t(`outcomes.research.field.${name}`)}</dt>,
          <dd key={name}>{value}</dd>,
        ])}
      </dl>
      {item.open && (
        <Group>
          {(['csv', 'xlsx'] as const).map((as) => (
            <Button
              key={as}
              component="a"
              variant="default"
              href={addressOf(exportResearch, { params: { id: item.id }, query: { as } })}
              aria-label={`${item.title}: ${as.toUpperCase()}`}
              download
            >
              {as.toUpperCase()}
            </Button>
          ))}
        </Group>
      )}
      {!item.decision && can('oversight.decide') && (
        <Group>
          <Button onClick={() => setDeciding('agreed')}>{t('outcomes.research.agree')}</Button>
          <Button variant="default" onClick={() => setDeciding('refused')}>
            {t('outcomes.research.refuse')}
          </Button>
        </Group>
      )}
      {deciding && <Decide id={item.id} decision={deciding} onClose={() => setDeciding(null)} />}
    </article>
  )
}

function Decide({
  id,
  decision,
  onClose,
}: {
  id: string
  decision: 'agreed' | 'refused'
  onClose: () => void
}) {
  const t = useT()
  const [{ words }, set] = useFields({ words: '' })
  const send = useSend(decideResearch, { invalidates: ['/cases/research'], onDone: onClose })
  const act = t(decision === 'agreed' ? 'outcomes.research.agree' : 'outcomes.research.refuse')
  return (
    <FormModal
      title={act}
      hint={t(`outcomes.research.${decision}-hint`)}
      act={act}
      ready={filled(words)}
      busy={send.isPending}
      error={send.error}
      onSubmit={() => send.mutate({ params: { id }, body: { decision, words: words.trim() } })}
      onClose={onClose}
    >
      <Words label={t('outcomes.research.why')} value={words} onChange={(value) => set({ words: value })} />
    </FormModal>
  )
}

function Propose({ onClose }: { onClose: () => void }) {
  const t = useT()
  const [form, set] = useFields({
    title: '',
    recipient: '',
    purpose: '',
    legalBasis: '',
    groupSize: `${researchGroup.least}`,
    untilOn: today(90),
  })
  const send = useSend(proposeResearch, { invalidates: ['/cases/research'], onDone: onClose })
  const size = Number(form.groupSize)
  return (
    <FormModal
      wide
      title={t('outcomes.research.propose')}
      hint={t('outcomes.research.propose-hint')}
      act={t('outcomes.research.propose')}
      ready={
        filled(form.title, form.recipient, form.purpose, form.legalBasis, form.untilOn) &&
        Number.isInteger(size) &&
        size >= researchGroup.least &&
        size <= researchGroup.most
      }
      busy={send.isPending}
      error={send.error}
      onSubmit={() =>
        send.mutate({
          body: {
            title: form.title.trim(),
            recipient: form.recipient.trim(),
            purpose: form.purpose.trim(),
            legalBasis: form.legalBasis.trim(),
            groupSize: size,
            untilOn: form.untilOn,
          },
        })
      }
      onClose={onClose}
    >
      {(['title', 'recipient'] as const).map((name) => (
        <OneLine
          key={name}
          label={t(`outcomes.research.field.${name}`)}
          value={form[name]}
          onChange={(value) => set({ [name]: value })}
        />
      ))}
      {(['purpose', 'legalBasis'] as const).map((name) => (
        <Words
          key={name}
          label={t(`outcomes.research.field.${name}`)}
          value={form[name]}
          onChange={(value) => set({ [name]: value })}
        />
      ))}
      <Amount
        label={t('outcomes.research.field.groupSize')}
        hint={t('outcomes.research.group-hint', researchGroup)}
        value={form.groupSize}
        onChange={(groupSize) => set({ groupSize })}
      />
      <DayField
        label={t('outcomes.research.field.until')}
        min={today(1)}
        max={today(researchDays)}
        value={form.untilOn}
        onChange={(untilOn) => set({ untilOn })}
      />
    </FormModal>
  )
}
