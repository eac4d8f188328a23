import { Button, Group, Modal, Stack, TextInput } from '@mantine/core'
import { createAgency, listAgencies } from '@oralu/domain'
import { type FormEvent, useState } from 'react'
import { useAnswer, useSend } from '../api/client.ts'
import { FormProblem } from '../components/FormProblem.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { InstantText } from '../components/text.tsx'
import { useT } from '../i18n/index.tsx'
import classes from './administration.module.css'
import { Places } from './Places.tsx'

export function AgenciesPage() {
  const t = useT()
  const agencies = useAnswer(listAgencies)
  const [adding, setAdding] = useState(false)
  return (
    <>
      <Places />
      <PageTitle
        title={t('administration.agencies.title')}
        action={{ label: t('administration.agencies.add'), onClick: () => setAdding(true) }}
      />
      <Loaded from={agencies}>
        {({ items }) => (
          <div className={classes.wide}>
            <table className={classes.table} aria-label={t('administration.agencies.title')}>
              <thead>
                <tr>
                  <th scope="col">{t('administration.agencies.name')}</th>
                  <th scope="col">{t('administration.agencies.country')}</th>
                  <th scope="col">{t('administration.since')}</th>
                </tr>
              </thead>
              <tbody>
                {items.map((agency) => (
                  <tr key={agency.id}>
                    <td>
                      <bdi>{agency.name}</bdi>
                    </td>
                    <td>{agency.country}</td>
                    <td>
                      <InstantText value={agency.createdAt} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Loaded>
      {adding && <AgencyForm onClose={() => setAdding(false)} />}
    </>
  )
}

function AgencyForm({ onClose }: { onClose: () => void }) {
  const t = useT()
  const [name, setName] = useState('')
  const [country, setCountry] = useState('KZ')
  const send = useSend(createAgency, { invalidates: [listAgencies], onDone: onClose })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    send.mutate({ body: { name: name.trim(), country: country.trim().toUpperCase() } })
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('administration.agencies.add')}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t('shell.close') }}
    >
      <form onSubmit={submit}>
        <Stack gap="sm">
          <FormProblem
            error={send.error}
            labels={{
              'body.name': t('administration.agencies.name'),
              'body.country': t('administration.agencies.country'),
            }}
          />
          <TextInput
            label={t('administration.agencies.name')}
            required
            withAsterisk={false}
            maxLength={200}
            data-autofocus
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <TextInput
            label={t('administration.agencies.country')}
            description={t('administration.agencies.country-hint')}
            dir="ltr"
            required
            withAsterisk={false}
            pattern="[A-Za-z]{2}"
            maxLength={2}
            value={country}
            onChange={(event) => setCountry(event.currentTarget.value)}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose} disabled={send.isPending}>
              {t('administration.back')}
            </Button>
            <Button type="submit" loading={send.isPending}>
              {t('administration.agencies.submit')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
