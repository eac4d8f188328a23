// One care referral: ours before it goes and on its way, or theirs as it came.
import { Alert, Button, Stack, Text } from '@mantine/core'
import { getCareReferral, getReferralDocument, type CareReferralPage as Referral } from '@oralu/domain'
import { Link, useParams } from '@tanstack/react-router'
import { addressOf, useAnswer } from '../api/client.ts'
import { Facts } from '../components/Facts.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { DayText, InstantText } from '../components/text.tsx'
import { useCan } from '../frame/me.ts'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import { Acts } from './CareReferralActs.tsx'
import { Came } from './CareReferralCame.tsx'
import { Preview } from './CareReferralPreview.tsx'
import classes from './cases.module.css'
import { CasePerson } from './person.tsx'
import { Section } from './Section.tsx'

export function CareReferralPage() {
  const { referralId: id } = useParams({ strict: false }) as { referralId: string }
  const found = useAnswer(getCareReferral, { params: { id } }, { keep: false })
  return <Loaded from={found}>{(of) => <Page key={of.id} of={of} />}</Loaded>
}

function Page({ of }: { of: Referral }) {
  const t = useT()
  const can = useCan()
  const ours = of.direction === 'ours'
  const downloads =
    can('care.write') &&
    of.own &&
    (ours
      ? of.state === 'sent' || of.state === 'received'
      : of.answered !== null && !of.erasedAt && of.state !== 'withdrawn')
  return (
    <>
      <PageTitle title={t(`cases.referral.title.${of.direction}`, { partner: of.partner })}>
        <Text c="dimmed">
          {t(`cases.referral.kind.${of.kind}`)} · {t(`cases.referral.state.${of.state}`)}
        </Text>
      </PageTitle>
      <Stack gap="lg">
        <Alert color="gray" variant="light">
          {t(`cases.referral.responsible.${word(of.responsible)}`)}
        </Alert>
        {of.own && <Acts of={of} />}
        {downloads && (
          <div>
            <Button component="a" href={addressOf(getReferralDocument, { params: { id: of.id } })} download>
              {t(ours ? 'cases.referral.download' : 'cases.referral.download-answer')}
            </Button>
          </div>
        )}
        <div className={classes.columns}>
          {ours ? of.state === 'drafted' ? <Preview of={of} /> : <Gone of={of} /> : <Came of={of} />}
          <Facts title={t('cases.referral.steps')} facts={factsOf(of, t)} />
        </div>
      </Stack>
    </>
  )
}

function Gone({ of }: { of: Referral }) {
  const t = useT()
  return (
    <Section title={t('cases.referral.went')}>
      <ul className={classes.lines}>
        {of.chosen.map((field) => (
          <li key={field}>{t(`cases.referral.field.${field}`)}</li>
        ))}
      </ul>
      <p className={classes.quiet}>{t('cases.referral.went-hint')}</p>
    </Section>
  )
}

function factsOf(of: Referral, t: ReturnType<typeof useT>) {
  const step = (
    name: string,
    given: { by: { name: string }; at?: string; on?: string } | null,
    more?: string | null,
  ) =>
    given
      ? [
          {
            label: t(`cases.referral.step.${name}`),
            value: (
              <>
                {given.at ? <InstantText value={given.at} /> : given.on && <DayText value={given.on} />} ·{' '}
                <bdi>{given.by.name}</bdi>
                {more && (
                  <>
                    <br />
                    <bdi className={classes.note}>{more}</bdi>
                  </>
                )}
              </>
            ),
          },
        ]
      : []
  return [
    {
      label: t('cases.fact.person'),
      value: of.caseId ? (
        <Link to={`/cases/${of.caseId}` as '/'}>
          <CasePerson person={of.person} />
        </Link>
      ) : (
        t('cases.referral.nobody')
      ),
    },
    { label: t('cases.referral.agreement'), value: <bdi>{of.agreement}</bdi> },
    ...(of.reason ? [{ label: t('cases.referral.reason'), value: <bdi>{of.reason}</bdi> }] : []),
    ...step('drafted', of.direction === 'ours' ? { by: of.recordedBy, at: of.at } : null),
    ...step('best-interests', of.bestInterests, of.bestInterests?.words),
    ...step('sent', of.sent),
    ...step('received', of.received),
    ...step('answered', of.answered, of.answered?.reason),
    ...step('done', of.done),
    ...step('withdrawn', of.withdrawn, of.withdrawn?.why),
    ...step('told', of.told),
    ...step('deleted', of.deleted, of.deleted?.words),
    ...(of.retainUntil
      ? [{ label: t('cases.referral.retain'), value: <DayText value={of.retainUntil} /> }]
      : []),
  ]
}
