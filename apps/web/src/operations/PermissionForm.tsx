// A permission as it is entered: who gives it, for which state and leg, what became of it, and the document itself.
import { FileInput, Select, SimpleGrid, TextInput } from '@mantine/core'
import {
  addFile,
  addPermission,
  changePermission,
  type MissionPage,
  type MissionPermission,
  permissionGivers,
} from '@oralu/domain'
import { useState } from 'react'
import { useSend } from '../api/client.ts'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import { FormModal } from './parts.tsx'
import { useStates } from './StatesInput.tsx'
import { clockIn, instantOf } from './times.ts'

const here = Intl.DateTimeFormat().resolvedOptions().timeZone
const ofState = ['state overflown', 'state crossed', 'landing', 'transit']

interface Props {
  mission: MissionPage
  permission: MissionPermission | undefined
  onClose: () => void
}

export function PermissionForm({ mission, permission, onClose }: Props) {
  const t = useT()
  const states = useStates()
  const [draft, setDraft] = useState({
    giverKind: permission?.giverKind ?? ('state overflown' as MissionPermission['giverKind']),
    giver: permission?.giver ?? '',
    what: permission?.what ?? '',
    state: (permission?.state === 'expired' ? 'granted' : (permission?.state ?? 'asked')) as 'asked',
    stateCode: permission?.stateCode ?? null,
    legId: permission?.legId ?? null,
    document: permission?.document ?? '',
    grantedOn: permission?.grantedOn ?? '',
    askedOn: permission?.askedOn ?? '',
    answeredBy: permission?.answeredBy ?? '',
    until: clockIn(here, permission?.expiresAt),
  })
  const [file, setFile] = useState<File | null>(null)
  const done = { invalidates: ['/operations'], onDone: onClose }
  const add = useSend(addPermission, done)
  const change = useSend(changePermission, done)
  const upload = useSend(addFile, { onDone: ({ id }) => put(id) })
  const send = permission ? change : add
  const set = (more: Partial<typeof draft>) => setDraft({ ...draft, ...more })
  const granted = (draft.state as string) === 'granted'
  const put = (fileId: string | null) => {
    const { until, document, grantedOn, askedOn, answeredBy, ...rest } = draft
    const body = {
      ...rest,
      askedOn: askedOn || null,
      answeredBy: answeredBy.trim() || null,
      document: granted ? document : null,
      grantedOn: granted ? grantedOn : null,
      expiresAt: granted && until ? instantOf(until, here) : null,
      fileId: granted ? fileId : null,
    }
    if (permission) change.mutate({ params: { id: permission.id }, body })
    else add.mutate({ params: { id: mission.id }, body })
  }
  const submit = () => {
    if (file) upload.mutate({ query: { compartment: 'mission', name: file.name }, body: file })
    else put(permission?.fileId ?? null)
  }
  const text = (
    field: 'giver' | 'what' | 'document' | 'answeredBy' | 'grantedOn' | 'askedOn' | 'until',
    label: string,
    required = false,
    type = 'text',
  ) => (
    <TextInput
      type={type}
      label={label}
      required={required}
      value={draft[field]}
      onChange={(event) => set({ [field]: event.currentTarget.value })}
    />
  )
  const ready =
    draft.giver.trim() && draft.what.trim() && (!granted || (draft.document.trim() && draft.grantedOn))
  return (
    <FormModal
      wide
      title={permission ? t('operations.permission.change') : t('operations.permissions.add')}
      act={permission ? t('operations.keep') : t('operations.permissions.add')}
      ready={Boolean(ready)}
      busy={send.isPending || upload.isPending}
      error={send.error ?? upload.error}
      onClose={onClose}
      onSubmit={submit}
    >
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <Select
          label={t('operations.permission.kind')}
          allowDeselect={false}
          data={permissionGivers.map((value) => ({ value, label: t(`operations.giver.${word(value)}`) }))}
          value={draft.giverKind}
          onChange={(value) => set({ giverKind: value as typeof draft.giverKind })}
        />
        {ofState.includes(draft.giverKind) && (
          <Select
            label={t('operations.permission.state')}
            searchable
            clearable
            limit={40}
            data={states}
            value={draft.stateCode}
            onChange={(stateCode) => set({ stateCode })}
          />
        )}
        {text('giver', t('operations.permission.giver'), true)}
        {text('what', t('operations.permission.what'), true)}
        <Select
          label={t('operations.permission.leg')}
          placeholder={t('operations.permission.whole-way')}
          clearable
          data={mission.legs.map(({ id, seq, from, to }) => ({
            value: id,
            label: `${seq}. ${from} – ${to}`,
          }))}
          value={draft.legId}
          onChange={(legId) => set({ legId })}
        />
        <Select
          label={t('operations.state')}
          allowDeselect={false}
          data={(['asked', 'granted', 'refused'] as const).map((value) => ({
            value,
            label: t(`operations.permission-state.${value}`),
          }))}
          value={draft.state}
          onChange={(value) => set({ state: value as 'asked' })}
        />
        {text('askedOn', t('operations.permission.asked-on'), false, 'date')}
        {text('answeredBy', t('operations.permission.answered-by'))}
        {granted && (
          <>
            {text('document', t('operations.permission.document'), true)}
            {text('grantedOn', t('operations.permission.granted-on'), true, 'date')}
            {text('until', t('operations.permission.expires'), false, 'datetime-local')}
            <FileInput
              label={t('operations.permission.file')}
              placeholder={
                permission?.fileId
                  ? t('operations.permission.file-kept')
                  : t('operations.permission.file-choose')
              }
              clearable
              value={file}
              onChange={setFile}
            />
          </>
        )}
      </SimpleGrid>
    </FormModal>
  )
}
