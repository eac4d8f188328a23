// What a data-protection officer wants at eight in the morning.
import { Button, Text } from '@mantine/core'
import { type AnswerOf, getCheckpointNote, getOversightMorning } from '@oralu/domain'
import { IconArrowRight } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { RoleText } from '../administration/AccountsPage.tsx'
import { addressOf, useAnswer } from '../api/client.ts'
import { Loaded } from '../components/Loaded.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { InstantText } from '../components/text.tsx'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import { Clock } from './BreachesPage.tsx'
import { Review } from './BreakGlassItem.tsx'
import { ConfirmAccount } from './ConfirmAccount.tsx'
import { GrantActs } from './GrantItem.tsx'
import classes from './oversight.module.css'
import { Part } from './Part.tsx'
import { Places } from './Places.tsx'
import { Assessed } from './ProcessingPage.tsx'
import { Readings } from './Readings.tsx'
import { ownZone } from './zone.ts'

type Morning = AnswerOf<typeof getOversightMorning>

export function MorningPage() {
  const t = useT()
  const morning = useAnswer(getOversightMorning, { query: { zone: ownZone() } })
  return (
    <>
      <Places />
      <PageTitle title={t('oversight.title')}>
        <Text c="dimmed">{t('oversight.hint')}</Text>
      </PageTitle>
      <Loaded from={morning}>
        {(found) => (
          <div className={classes.parts}>
            <Breaches items={found.breaches} />
            <Glass items={found.breakGlass} />
            <Readings items={found.readings} />
            <Accounts items={found.accountsInvited} />
            <Grants
              title={t('oversight.morning.grants')}
              hint={t('oversight.morning.grants-hint')}
              none={t('oversight.morning.grants-none')}
              items={found.grantsProposed}
            />
            <Grants
              title={t('oversight.morning.ending')}
              hint={t('oversight.morning.ending-hint')}
              none={t('oversight.morning.ending-none')}
              items={found.grantsEnding}
            />
            <Assessments items={found.assessments} />
            <LastCheckpoint checkpoint={found.checkpoint} />
          </div>
        )}
      </Loaded>
    </>
  )
}

function Breaches({ items }: { items: Morning['breaches'] }) {
  const t = useT()
  return (
    <Part
      title={t('oversight.morning.breaches')}
      hint={t('oversight.morning.breaches-hint')}
      none={items.length ? null : t('oversight.morning.breaches-none')}
    >
      {items.map((breach) => (
        <div key={breach.id} className={classes.item}>
          <Text size="sm">
            <Link to={`/oversight/breaches/${breach.id}` as '/'}>
              <bdi>{breach.title}</bdi>
            </Link>
            <br />
            <Clock of={breach} /> · {t(`oversight.breach.state.${word(breach.state)}`)}
          </Text>
        </div>
      ))}
    </Part>
  )
}

function Assessments({ items }: { items: Morning['assessments'] }) {
  const t = useT()
  return (
    <Part
      title={t('oversight.morning.assessments')}
      hint={t('oversight.morning.assessments-hint')}
      none={items.length ? null : t('oversight.morning.assessments-none')}
    >
      {items.map((each) => (
        <div key={each.activityId} className={classes.item}>
          <Text size="sm">
            <Link to={`/oversight/processing/${each.activityId}` as '/'}>
              <bdi>{each.name}</bdi>
            </Link>
            {': '}
            <Assessed of={each} />
          </Text>
        </div>
      ))}
    </Part>
  )
}

function Glass({ items }: { items: Morning['breakGlass'] }) {
  const t = useT()
  return (
    <Part
      title={t('oversight.morning.glass')}
      hint={t('oversight.morning.glass-hint')}
      none={items.length ? null : t('oversight.morning.glass-none')}
    >
      {items.map((glass) => (
        <div key={glass.id} className={classes.item}>
          <div>
            <Text size="sm">
              <bdi>{glass.account.name}</bdi> · {t(`compartment.${glass.compartment}`)} ·{' '}
              <InstantText value={glass.startedAt} />
            </Text>
            <p className={classes.quote}>
              <bdi>{glass.reason}</bdi>
            </p>
            <Review glass={glass} />
          </div>
        </div>
      ))}
    </Part>
  )
}

function Accounts({ items }: { items: Morning['accountsInvited'] }) {
  const t = useT()
  return (
    <Part
      title={t('oversight.morning.accounts')}
      hint={t('oversight.morning.accounts-hint')}
      none={items.length ? null : t('oversight.morning.accounts-none')}
    >
      {items.map((account) => (
        <div key={account.id} className={classes.item}>
          <Text size="sm">
            <bdi>{account.name}</bdi> · <RoleText role={account.role} />
            <br />
            <Text span size="xs" c="dimmed">
              <bdi dir="ltr">{account.email}</bdi> · {t('administration.invited-by')}:{' '}
              <bdi>{account.proposedBy ?? '–'}</bdi>
            </Text>
          </Text>
          <ConfirmAccount id={account.id} />
        </div>
      ))}
    </Part>
  )
}

function Grants({
  title,
  hint,
  none,
  items,
}: {
  title: string
  hint: string
  none: string
  items: Morning['grantsEnding']
}) {
  const t = useT()
  return (
    <Part title={title} hint={hint} none={items.length ? null : none}>
      {items.map((grant) => (
        <div key={grant.id} className={classes.item}>
          <Text size="sm">
            {t(`compartment.${grant.compartment}`)}: <bdi>{grant.agency.name}</bdi>{' '}
            <IconArrowRight size={14} className="flip" aria-label={t('oversight.grant.to')} />{' '}
            <bdi>{grant.to.name}</bdi>
            <br />
            <bdi>{grant.purpose}</bdi>
            <br />
            <Text span size="xs" c="dimmed">
              {t('oversight.grant.until')} <InstantText value={grant.endsAt} />
            </Text>
          </Text>
          <GrantActs grant={grant} />
        </div>
      ))}
    </Part>
  )
}

function LastCheckpoint({ checkpoint }: Pick<Morning, 'checkpoint'>) {
  const t = useT()
  return (
    <Part
      title={t('oversight.checkpoint.title')}
      hint={t('oversight.checkpoint.hint')}
      none={checkpoint ? null : t('oversight.checkpoint.none')}
    >
      {checkpoint && (
        <div className={classes.item}>
          <Text size="sm">
            <InstantText value={checkpoint.at} />
            <br />
            {t('oversight.checkpoint.size', { size: checkpoint.size, unsealed: checkpoint.unsealed })}
          </Text>
          <Button component="a" variant="default" href={addressOf(getCheckpointNote)} download>
            {t('oversight.checkpoint.download')}
          </Button>
        </div>
      )}
    </Part>
  )
}
