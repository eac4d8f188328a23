// An entry of the directory, who waits for it and who has a place.
import { Alert, Button } from '@mantine/core'
import { confirmDirectoryEntry, getService, type ServicePage as Service } from '@oralu/domain'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useAnswer, useSend } from '../api/client.ts'
import classes from '../cases/cases.module.css'
import { Section } from '../cases/Section.tsx'
import { Facts } from '../components/Facts.tsx'
import { FormProblem } from '../components/FormProblem.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { DayText } from '../components/text.tsx'
import { useCan } from '../frame/me.ts'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import { Free } from './DirectoryPage.tsx'
import { ServiceForm } from './ServiceForm.tsx'
import { TurnForm, Turns } from './Turns.tsx'

export function ServicePage() {
  const { serviceId } = useParams({ strict: false }) as { serviceId: string }
  const found = useAnswer(getService, { params: { id: serviceId } })
  return <Loaded from={found}>{(service) => <Entry service={service} />}</Loaded>
}

function Entry({ service }: { service: Service }) {
  const t = useT()
  const writes = useCan()('care.write') && service.own
  const [form, setForm] = useState<'turn' | 'change'>()
  const confirm = useSend(confirmDirectoryEntry, { invalidates: ['/cases'] })
  const close = () => setForm(undefined)
  return (
    <>
      <PageTitle
        title={service.title}
        action={
          writes && service.keepsList && !service.closed
            ? { label: t('places.add-turn'), onClick: () => setForm('turn') }
            : undefined
        }
        aside={
          writes && (
            <>
              <Button variant="default" onClick={() => setForm('change')}>
                {t('cases.change')}
              </Button>
              <Button
                variant="default"
                loading={confirm.isPending}
                onClick={() => confirm.mutate({ params: { id: service.id } })}
              >
                {t('places.confirm')}
              </Button>
            </>
          )
        }
      >
        <Link to={'/cases/services' as '/'}>{t('places.directory')}</Link>
      </PageTitle>
      <FormProblem error={confirm.error} />
      {service.stale && (
        <Alert color="ochre" mb="md">
          {t('places.stale-hint')} <DayText value={service.confirmedOn} />
        </Alert>
      )}
      <div className={classes.columns}>
        <div style={{ display: 'grid', gap: '1rem' }}>
          {service.keepsList ? (
            <>
              <Section title={t('places.waiting')}>
                <Turns service={service} show="waiting" writes={writes} />
              </Section>
              <Section title={t('places.placed')}>
                <Turns service={service} show="placed" writes={writes} />
              </Section>
            </>
          ) : (
            <p>{t('places.no-list')}</p>
          )}
        </div>
        <Facts
          facts={[
            { label: t('places.provider'), value: <bdi>{service.provider}</bdi> },
            {
              label: t('places.kind'),
              value: service.kinds.map((kind) => t(`places.service.${word(kind)}`)).join(', '),
            },
            {
              label: t('places.language'),
              value: service.languages.map((code) => t(`places.language.${code}`)).join(', '),
            },
            { label: t('places.area'), value: <bdi>{service.area}</bdi> },
            { label: t('places.free-places'), value: <Free service={service} /> },
            ...(service.conditions
              ? [
                  {
                    label: t('places.conditions'),
                    value: <bdi className={classes.note}>{service.conditions}</bdi>,
                  },
                ]
              : []),
            { label: t('places.contact'), value: <bdi className={classes.note}>{service.contact}</bdi> },
            { label: t('places.confirmed'), value: <DayText value={service.confirmedOn} /> },
            ...(service.closed ? [{ label: t('places.state'), value: t('places.closed') }] : []),
          ]}
        />
      </div>
      {form === 'turn' && <TurnForm service={service} onClose={close} />}
      {form === 'change' && <ServiceForm service={service} onClose={close} />}
    </>
  )
}
