import { Kbd, Modal, Switch, Table } from '@mantine/core'
import { useStore } from '../api/store.ts'
import { useT } from '../i18n/index.tsx'
import { setSingleKeys, shortcuts, singleKeys } from './shortcuts.ts'

const always = [
  { keys: '↑ ↓', title: 'shell.shortcuts.rows' },
  { keys: 'Enter', title: 'shell.shortcuts.open' },
  { keys: 'Esc', title: 'shell.shortcuts.close' },
]

export default function ShortcutHelp({ onClose }: { onClose: () => void }) {
  const t = useT()
  const list = [...useStore(shortcuts), ...always]
  const single = useStore(singleKeys)
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('shell.shortcuts.title')}
      closeButtonProps={{ 'aria-label': t('shell.close') }}
    >
      <Table>
        <Table.Tbody>
          {list.map(({ keys, title }) => (
            <Table.Tr key={keys + title}>
              <Table.Td w="7rem">
                <Kbd dir="ltr">{keys.replace('mod+', 'Ctrl ')}</Kbd>
              </Table.Td>
              <Table.Td>{t(title)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Switch
        mt="md"
        label={t('shell.shortcuts.single')}
        checked={single}
        onChange={(event) => setSingleKeys(event.currentTarget.checked)}
      />
    </Modal>
  )
}
