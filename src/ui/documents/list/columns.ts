/** The grid of the list's rows. Below `sm` the name and the menu share the first line, the rest the second. */
export const COLUMNS =
  'grid-cols-[auto_auto_auto_minmax(0,1fr)_auto] max-sm:gap-x-3 sm:grid-cols-[minmax(0,1fr)_11.5rem_5.5rem_4.5rem_7.5rem_2rem]'

export const ROW_HEIGHT = 49

export const HEAD = [
  { word: 'Name' },
  { word: 'State' },
  { word: 'Pages', className: 'text-right' },
  { word: 'Size', className: 'text-right' },
  { word: 'Added' },
  { word: '' },
]

export const TRASH_COLUMNS =
  'grid-cols-[auto_auto_auto_minmax(0,1fr)_auto] max-sm:gap-x-3 sm:grid-cols-[minmax(0,1fr)_5.5rem_4.5rem_7.5rem_4.5rem]'

export const TRASH_HEAD = [
  { word: 'Name' },
  { word: 'Pages', className: 'text-right' },
  { word: 'Size', className: 'text-right' },
  { word: 'Deleted' },
  { word: '' },
]
