// What else can be done with a row: kept out of sight until asked for.
import { ActionIcon, Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { useT } from '../i18n/index.tsx'

interface Props {
  /** What the row is about, for whoever does not see it. */
  name: string
  items: readonly { label: string; onClick: () => void }[]
}

export function RowMenu({ name, items }: Props) {
  const t = useT()
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon size="md" variant="default" aria-label={t('operations.more-of', { name })}>
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {items.map(({ label, onClick }) => (
          <Menu.Item key={label} onClick={onClick}>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
