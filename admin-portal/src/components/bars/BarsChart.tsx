import '@mantine/core/styles/ColorSwatch.layer.css';
import '@mantine/charts/styles.layer.css';
import { BarChart } from '@mantine/charts';
import { chartTexts } from '../../texts/charts';
import type { Bars } from './bars';

export type Format = { period: (period: string) => string; value: (n: number) => string; axis: (n: number) => string };

export default function BarsChart({ bars, format, height }: { bars: Bars; format: Format; height: number }) {
  const series = bars.series.map(({ id, label, color }) => ({ name: id, label, color }));
  const data = bars.points.map(({ period, values }) => ({ period, ...values }));
  return (
    <div role="img" aria-label={chartTexts.label(bars.points.length)}>
      <BarChart
        h={height}
        data={data}
        dataKey="period"
        type="stacked"
        series={series}
        withLegend={series.length > 1}
        legendProps={{ verticalAlign: 'bottom', itemSorter: null }}
        gridAxis="x"
        tickLine="none"
        strokeDasharray="3 4"
        valueFormatter={format.value}
        xAxisProps={{ tickFormatter: format.period, minTickGap: 36 }}
        yAxisProps={{ tickFormatter: format.axis, width: 64 }}
        barChartProps={{ barCategoryGap: '22%', accessibilityLayer: false }}
        barProps={{ isAnimationActive: false, maxBarSize: 36 }}
        tooltipProps={{ isAnimationActive: false, labelFormatter: (l) => (l ? format.period(String(l)) : '') }}
      />
    </div>
  );
}
