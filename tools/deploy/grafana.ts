/** Dashboards as Grafana imports them. */

import * as common from "@grafana/grafana-foundation-sdk/common";
import {
  DashboardBuilder,
  DashboardCursorSync,
  DatasourceVariableBuilder,
  QueryVariableBuilder,
  RowBuilder,
  VariableRefresh,
} from "@grafana/grafana-foundation-sdk/dashboard";
import {
  PanelBuilder as Heatmap,
  HeatmapColorMode,
  HeatmapColorOptionsBuilder,
  YAxisConfigBuilder,
} from "@grafana/grafana-foundation-sdk/heatmap";
import { DataqueryBuilder, PromQueryFormat } from "@grafana/grafana-foundation-sdk/prometheus";
import { PanelBuilder as Stat } from "@grafana/grafana-foundation-sdk/stat";
import { PanelBuilder as TimeSeries } from "@grafana/grafana-foundation-sdk/timeseries";
import type { Board, Panel } from "./panels.ts";

const source = { type: "prometheus", uid: "$" + "{source}" };
const HEIGHT = 8;
const THIRD = 8;

/** A dashboard as the text of its file. */
export function dashboardOf({ uid, title, rows }: Board): string {
  const board = new DashboardBuilder(title)
    .uid(uid)
    .tags(["music-brain"])
    .readonly()
    .refresh("30s")
    .time({ from: "now-3h", to: "now" })
    .timezone("browser")
    .tooltip(DashboardCursorSync.Crosshair)
    .withVariable(new DatasourceVariableBuilder("source").label("Prometheus").type("prometheus"))
    .withVariable(
      new QueryVariableBuilder("instance")
        .label("Process")
        .datasource(source)
        .query('label_values(up{job=~"music-brain|music-brain-worker"}, instance)')
        .refresh(VariableRefresh.OnTimeRangeChanged)
        .multi(true)
        .includeAll(true)
        .allValue(".*"),
    );
  let id = 0;
  for (const [row, panels] of rows) {
    board.withRow(new RowBuilder(row).id(++id));
    for (const panel of panels) board.withPanel(builderOf(panel).id(++id));
  }
  return `${JSON.stringify(board.build(), null, 2)}\n`;
}

function builderOf(panel: Panel) {
  const builder = shapeOf(panel)
    .title(panel.title)
    .description(panel.about)
    .unit(panel.unit)
    .datasource(source)
    .height(HEIGHT)
    .span(panel.width ?? THIRD);
  for (const [expression, legend] of panel.series) {
    const query = new DataqueryBuilder().datasource(source).expr(expression).legendFormat(legend);
    if (panel.kind === "heatmap") query.format(PromQueryFormat.Heatmap);
    builder.withTarget(panel.kind === "number" ? query.instant() : query.range());
  }
  return builder;
}

function shapeOf({ kind, unit }: Panel): TimeSeries | Stat | Heatmap {
  switch (kind) {
    case "number":
      return new Stat()
        .decimals(unit === "percentunit" ? 3 : 0)
        .textMode(common.BigValueTextMode.ValueAndName)
        .reduceOptions(new common.ReduceDataOptionsBuilder().calcs(["lastNotNull"]));
    case "heatmap":
      return new Heatmap()
        .calculate(false)
        .color(new HeatmapColorOptionsBuilder().mode(HeatmapColorMode.Scheme).scheme("Spectral").steps(64))
        .yAxis(new YAxisConfigBuilder().unit(unit));
    case "stack":
      return lines()
        .fillOpacity(30)
        .stacking(new common.StackingConfigBuilder().mode(common.StackingMode.Normal));
    case "lines":
      return lines();
  }
}

function lines(): TimeSeries {
  return new TimeSeries()
    .lineWidth(1)
    .min(0)
    .showPoints(common.VisibilityMode.Never)
    .legend(
      new common.VizLegendOptionsBuilder()
        .displayMode(common.LegendDisplayMode.List)
        .placement(common.LegendPlacement.Bottom)
        .showLegend(true),
    );
}
