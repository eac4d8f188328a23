// The board of a place: who arrives, who is near the limit, what waits for a second person, and rooms with families.
import { Button, Text } from '@mantine/core'
import { getPlace, type PlacePage as Place } from '@oralu/domain'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useAnswer } from '../api/client.ts'
import { Section } from '../cases/Section.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { NumberText } from '../components/text.tsx'
import { useCan } from '../frame/me.ts'
import { useT } from '../i18n/index.tsx'
import { ComeInForm } from './ComeInForm.tsx'
import { PlaceForm } from './PlaceForm.tsx'
import own from './places.module.css'
import { Rooms } from './Rooms.tsx'
import { Partings, StayLines } from './StayLines.tsx'
import { Workers } from './Workers.tsx'
import { usePlaceName } from './words.ts'

export function PlacePage() {
  const { placeId } = useParams({ strict: false }) as { placeId: string }
  const found = useAnswer(getPlace, { params: { id: placeId } })
  return <Loaded from={found}>{(place) => <Board place={place} />}</Loaded>
}

function Board({ place }: { place: Place }) {
  const t = useT()
  const can = useCan()
  const nameOf = usePlaceName()
  const [form, setForm] = useState<'come' | 'change'>()
  const close = () => setForm(undefined)
  const works = place.worksHere && can('care.write') && !place.closed
  const decides = place.own && can('care.decide')
  const at = `/cases/places/${place.id}`
  return (
    <>
      <PageTitle
        title={nameOf(place.name)}
        action={works ? { label: t('places.give-room'), onClick: () => setForm('come') } : undefined}
        aside={
          <>
            <Button component={Link} to={`${at}/day` as '/'} variant="default">
              {t('places.day')}
            </Button>
            <Button component={Link} to={`${at}/stays` as '/'} variant="default">
              {t('places.stays')}
            </Button>
            {decides && (
              <Button variant="default" onClick={() => setForm('change')}>
                {t('cases.change')}
              </Button>
            )}
          </>
        }
      >
        <Text c="dimmed">
          <bdi>{place.town}</bdi> · {t('places.on-papers')} <bdi>{place.paperName}</bdi> ·{' '}
          {t('places.limit', { days: place.stayLimitDays })} · <bdi>{place.limitBasis}</bdi>
        </Text>
        <dl className={own.numbers}>
          {(
            [
              ['here', place.here],
              ['free-beds', place.beds - place.taken],
              ['beds', place.beds],
              ['arriving', place.arriving.count],
            ] as const
          ).map(([name, value]) => (
            <div key={name}>
              <dt>{t(`places.${name}`)}</dt>
              <dd>
                <NumberText value={value} />
              </dd>
            </div>
          ))}
        </dl>
      </PageTitle>
      <div style={{ display: 'grid', gap: '1rem' }}>
        {place.partings.some((each) => !each.signedBy) && (
          <Section title={t('places.partings-waiting')}>
            <Partings of={place.partings.filter((each) => !each.signedBy)} signs={decides} writes={false} />
          </Section>
        )}
        {place.nearLimit.count > 0 && (
          <Section title={t('places.near-limit', { count: place.nearLimit.count })}>
            <StayLines place={place} of={place.nearLimit} show="near limit" signs={decides} works={works} />
          </Section>
        )}
        {place.arriving.count > 0 && (
          <Section title={t('places.arriving-title', { count: place.arriving.count })}>
            <StayLines place={place} of={place.arriving} show="arriving" signs={decides} works={works} />
          </Section>
        )}
        <Rooms place={place} works={works} />
        {place.partings.some((each) => each.signedBy) && (
          <Section title={t('places.partings')}>
            <Partings of={place.partings.filter((each) => each.signedBy)} signs={false} writes={works} />
          </Section>
        )}
        <Workers place={place} decides={decides} />
      </div>
      {form === 'come' && <ComeInForm placeId={place.id} onClose={close} />}
      {form === 'change' && <PlaceForm place={place} onClose={close} />}
    </>
  )
}
