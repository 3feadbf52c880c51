/** Charts, and their tables. */
export const chartTexts = {
  chart: 'Chart',
  table: 'Table',
  view: 'View',
  label: (periods: number) => `Bars over ${periods} periods. Choose Table for the numbers.`,
  period: 'Period',
  total: 'Total',
  other: 'Other',
  emptyTitle: 'Nothing was used in this time',
};
