import '@mantine/core/styles/ColorSwatch.layer.css';
import '@mantine/charts/styles.layer.css';
import { BarChart } from '@mantine/charts';
import { usd, usdShort } from '../../lib/money';
import { day } from '../../lib/time';
import { t } from '../../texts';
import { type Day, seriesOf } from './series';

export default function SpendChart({ days, height }: { days: Day[]; height: number }) {
  const { data, series } = seriesOf(days);
  return (
    <div role="img" aria-label={t.dashboard.chartLabel(days.length)}>
      <BarChart
        h={height}
        data={data}
        dataKey="date"
        type="stacked"
        series={series}
        withLegend={series.length > 1}
        legendProps={{ verticalAlign: 'bottom', itemSorter: null }}
        gridAxis="x"
        tickLine="none"
        strokeDasharray="3 4"
        valueFormatter={usd}
        xAxisProps={{ tickFormatter: day, minTickGap: 36 }}
        yAxisProps={{ tickFormatter: usdShort, width: 64 }}
        barChartProps={{ barCategoryGap: '22%', accessibilityLayer: false }}
        barProps={{ isAnimationActive: false, maxBarSize: 36 }}
        tooltipProps={{ isAnimationActive: false, labelFormatter: (label) => (label ? day(String(label)) : '') }}
      />
    </div>
  );
}
