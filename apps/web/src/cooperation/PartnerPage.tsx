import { Button, Text } from '@mantine/core'
import { getPartner, type PartnerPage as Partner } from '@oralu/domain'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useAnswer } from '../api/client.ts'
import { Facts } from '../components/Facts.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { DayText } from '../components/text.tsx'
import { useCan } from '../frame/me.ts'
import { nameOf, T, useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import { Box, Words } from '../meetings/parts.tsx'
import { useStateName } from '../operations/parts.tsx'
import classes from './cooperation.module.css'
import { FocalPoints } from './FocalPoints.tsx'
import { Guests } from './Guests.tsx'
import { AddKey, Keys } from './Keys.tsx'
import { OwnKeys } from './OwnKeys.tsx'
import { PartnerForm } from './PartnerForm.tsx'
import { Places } from './Places.tsx'
import { By, Go } from './parts.tsx'

export function PartnerPage() {
  const { partnerId: id } = useParams({ strict: false }) as { partnerId: string }
  const found = useAnswer(getPartner, { params: { id } }, { keep: false })
  return (
    <>
      <Places />
      <Loaded from={found}>{(partner) => <Whole key={partner.id} partner={partner} />}</Loaded>
    </>
  )
}

function Whole({ partner }: { partner: Partner }) {
  const t = useT()
  const can = useCan()
  const navigate = useNavigate()
  const state = useStateName()
  const [open, setOpen] = useState<'change' | 'key' | null>(null)
  const close = () => setOpen(null)
  const mine = partner.own && can('cooperation.write') && !partner.endedAt
  const hasKeys = (['seal', 'sign'] as const).every((use) =>
    partner.keys.some((key) => key.use === use && key.state !== 'revoked'),
  )
  const ask = () =>
    void navigate({ to: '/cooperation/requests/new', search: { partner: partner.id } } as never)
  return (
    <>
      <PageTitle
        title={partner.name}
        aside={
          mine && (
            <Button variant="default" onClick={() => setOpen('change')}>
              {t('cooperation.change')}
            </Button>
          )
        }
        action={
          mine
            ? hasKeys
              ? { label: t('cooperation.request.new'), onClick: ask }
              : { label: t('cooperation.key.add'), onClick: () => setOpen('key') }
            : undefined
        }
      >
        <Text c="dimmed">
          {t(`cooperation.kind.${partner.kind}`)} · {state(partner.country)}
          {partner.endedAt && <> · {t('cooperation.partner.ended')}</>}
        </Text>
      </PageTitle>
      <div className={classes.two}>
        <div>
          <Box title={t('cooperation.about')}>
            <Facts
              facts={[
                { label: t('cooperation.language'), value: nameOf[partner.language] },
                {
                  label: t('cooperation.mailbox'),
                  value: partner.mailbox ? (
                    <bdi dir="ltr">{partner.mailbox}</bdi>
                  ) : (
                    t('cooperation.mailbox-none')
                  ),
                },
                ...(partner.note
                  ? [{ label: t('cooperation.note'), value: <Words>{partner.note}</Words> }]
                  : []),
                {
                  label: t('cooperation.recorded'),
                  value: <By by={partner.recordedBy} at={partner.recordedAt} />,
                },
              ]}
            />
          </Box>
          <FocalPoints of={partner.focalPoints} partnerId={partner.id} mine={mine} />
          <Agreements partner={partner} mine={mine} />
          <Guests partner={partner} mine={mine} />
        </div>
        <div>
          <Keys
            of={partner.keys}
            own={partner.own}
            onAdd={mine && hasKeys ? () => setOpen('key') : undefined}
          />
          <OwnKeys />
        </div>
      </div>
      {open === 'change' && <PartnerForm partner={partner} onClose={close} />}
      {open === 'key' && <AddKey partnerId={partner.id} onClose={close} />}
    </>
  )
}

function Agreements({ partner, mine }: { partner: Partner; mine: boolean }) {
  const t = useT()
  return (
    <Box
      title={t('cooperation.agreements')}
      aside={
        mine && (
          <Go to={`/cooperation/agreements/new?partner=${partner.id}`}>{t('cooperation.agreement.draft')}</Go>
        )
      }
    >
      {partner.agreements.length === 0 && <Text c="dimmed">{t('cooperation.agreements.none-hint')}</Text>}
      <ul className={classes.lines}>
        {partner.agreements.map(({ id, reference, title, state, endsOn }) => (
          <li key={id}>
            <Go to={`/cooperation/agreements/${id}`}>{title}</Go>
            <div className={classes.quiet}>
              <bdi>{reference}</bdi> · {t(`cooperation.agreement-state.${word(state)}`)} ·{' '}
              <T id="cooperation.until-day" values={{ day: <DayText value={endsOn} /> }} />
            </div>
          </li>
        ))}
      </ul>
    </Box>
  )
}
