// Centres and other places: where people are received, with their beds tonight.
import { Button, Text } from '@mantine/core'
import { listPlaces, type PlaceLine } from '@oralu/domain'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import classes from '../administration/administration.module.css'
import { useAnswer } from '../api/client.ts'
import { Places } from '../cases/Places.tsx'
import { Empty } from '../components/Empty.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { NumberText } from '../components/text.tsx'
import { useCan } from '../frame/me.ts'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import { PlaceForm } from './PlaceForm.tsx'
import { usePlaceName } from './words.ts'

export function PlacesPage() {
  const t = useT()
  const can = useCan()
  const found = useAnswer(listPlaces)
  const [adding, setAdding] = useState(false)
  return (
    <>
      <Places />
      <PageTitle
        title={t('places.title')}
        action={can('care.decide') ? { label: t('places.add'), onClick: () => setAdding(true) } : undefined}
        aside={
          <Button component={Link} to={'/cases/services' as '/'} variant="default">
            {t('places.directory')}
          </Button>
        }
      >
        <Text c="dimmed">{t('places.hint')}</Text>
      </PageTitle>
      <Loaded from={found}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('places.none')} hint={t('places.none-hint')} />
          ) : (
            <div className={classes.wide}>
              <table className={classes.table} aria-label={t('places.title')}>
                <thead>
                  <tr>
                    <th scope="col">{t('places.place')}</th>
                    <th scope="col">{t('places.kind')}</th>
                    <th scope="col">{t('places.town')}</th>
                    <th scope="col">{t('places.free-beds')}</th>
                  </tr>
                </thead>
                <tbody>
                  {items.map((place) => (
                    <Line key={place.id} place={place} />
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </Loaded>
      {adding && <PlaceForm onClose={() => setAdding(false)} />}
    </>
  )
}

function Line({ place }: { place: PlaceLine }) {
  const t = useT()
  const nameOf = usePlaceName()
  return (
    <tr>
      <th scope="row">
        <Link to={`/cases/places/${place.id}` as '/'}>
          <bdi>{nameOf(place.name)}</bdi>
        </Link>
        {place.worksHere && <> · {t('places.you-work-here')}</>}
      </th>
      <td>{t(`places.kind.${word(place.kind)}`)}</td>
      <td>
        <bdi>{place.town}</bdi>
      </td>
      <td>
        {place.closed ? (
          t('places.closed')
        ) : (
          <>
            <NumberText value={place.beds - place.taken} /> {t('places.of-beds', { beds: place.beds })}
          </>
        )}
      </td>
    </tr>
  )
}
