// Draws a chart in every element with data-chart (see ChartData, BoardChart): labels along the axis, series of points with the
// number of answers behind them. Lines unless the type says bar, stack (bars one behind the other) or heat (a field of cells:
// labels are its columns, series its lines). Hollow points and cells without colour have few answers; dashed lines are what others
// reach. Nothing is written into the page as HTML or style text: the security policy allows neither.
(() => {
  const COLOURS = ["#4477aa", "#ee6677", "#228833", "#ccbb44", "#aa3377", "#66ccee"];
  const DASHED = "#6c7a89";

  const plain = (value) => String(Math.round(value * 100) / 100);

  const textOf = (data, series, point) => {
    const answers = point.n === null ? "" : `  ${data.sample} ${point.n}${point.few ? `（${data.few}）` : ""}`;
    return `${series.name}  ${plain(point.value)}${data.unit ?? ""}${answers}`;
  };

  const tooltip = (data) => (points) => {
    const lines = points
      .filter((one) => one.data !== null && one.data !== undefined)
      .map((one) => textOf(data, data.series[one.seriesIndex], data.series[one.seriesIndex].points[one.dataIndex]));
    return [points[0].axisValueLabel, ...lines].join("\n");
  };

  // Labels go away from the other lines: above the highest point, below the lowest unless that is the axis, beside those between.
  const labelPlace = (all, index, value) => {
    const values = all.map((series) => series.points[index]).filter((point) => point).map((point) => point.value);
    if (value >= Math.max(...values) || value === 0) return "top";
    return value <= Math.min(...values) ? "bottom" : "right";
  };

  const line = (series, index, all) => ({
    type: "line",
    name: series.name,
    color: series.dashed ? DASHED : COLOURS[index % COLOURS.length],
    lineStyle: { width: 2.5, type: series.dashed ? "dashed" : "solid" },
    symbolSize: 9,
    connectNulls: true,
    label: { show: all.length <= 3, fontWeight: "bold", formatter: (one) => plain(one.value) },
    labelLayout: { hideOverlap: true },
    data: series.points.map((point, at) =>
      point === null
        ? null
        : {
            value: point.value,
            symbol: point.few || series.dashed ? "emptyCircle" : "circle",
            label: { position: labelPlace(all, at, point.value) },
          }),
  });

  const common = () => ({
    animation: false,
    aria: { enabled: false },
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
  });

  // Room above and below the lines, in steps of five, but no shares beyond 100 % and no negative ones that are not there.
  const low = ({ min, max }) => {
    if (!Number.isFinite(min)) return undefined;
    const edge = Math.floor((min - (max - min) * 0.15 - 1) / 5) * 5;
    return min >= 0 ? Math.max(0, edge) : edge;
  };
  const high = (unit) => ({ min, max }) => {
    if (!Number.isFinite(max)) return undefined;
    const edge = Math.ceil((max + (max - min) * 0.15 + 1) / 5) * 5;
    return unit === "%" && max <= 100 ? Math.min(100, edge) : edge;
  };

  const lines = (data) => ({
    ...common(),
    legend: { top: 0, type: "scroll" },
    grid: { left: 8, right: 24, top: 40, bottom: 8, containLabel: true },
    tooltip: { trigger: "axis", renderMode: "richText", confine: true, formatter: tooltip(data) },
    xAxis: { type: "category", data: data.labels, boundaryGap: true, axisLabel: { interval: 0, hideOverlap: true } },
    yAxis: { type: "value", scale: true, minInterval: 1, min: low, max: high(data.unit) },
    series: data.series.map(line),
  });

  // The end often tells names apart.
  const short = (text, most) =>
    text.length > most ? `${text.slice(0, Math.ceil(most / 2))}…${text.slice(1 - Math.floor(most / 2))}` : text;

  // Bars lie, so that long names can be read; the first label is at the top.
  const bars = (data) => ({
    ...common(),
    color: COLOURS.concat("#999933", "#bbbbbb"),
    legend: { top: 0, type: "scroll", show: data.series.length > 1 },
    grid: { left: 8, right: 48, top: data.series.length > 1 ? 40 : 8, bottom: 8, containLabel: true },
    tooltip: { trigger: "axis", axisPointer: { type: "shadow" }, renderMode: "richText", confine: true, formatter: tooltip(data) },
    xAxis: { type: "value", axisLabel: { formatter: `{value}${data.unit}`, hideOverlap: true } },
    yAxis: { type: "category", inverse: true, data: data.labels, axisLabel: { interval: 0, formatter: (text) => short(text, 14) } },
    series: data.series.map((series) => ({
      type: "bar",
      name: series.name,
      stack: data.type === "stack" ? "all" : null,
      barMaxWidth: 26,
      label: {
        show: data.type !== "stack",
        position: "right",
        formatter: (one) => plain(one.value),
      },
      data: series.points.map((point) => (point === null ? null : point.value)),
    })),
  });

  const heat = (data) => {
    const cells = data.series.flatMap((series, y) =>
      series.points.flatMap((point, x) => (point === null ? [] : [[x, y, point.value]])));
    const few = ([x, y]) => data.series[y].points[x].few;
    // Cells of few answers are not coloured and do not stretch the scale of the others.
    const values = cells.filter((cell) => !few(cell)).map((cell) => cell[2]);
    const least = values.length > 0 ? Math.min(...values) : 0;
    const most = Math.max(...values, least + 1);
    // White on the dark third, dark on the rest.
    const readable = (value) => ((value - least) / (most - least) > 0.6 ? "#ffffff" : "#182433");
    return {
      ...common(),
      grid: { left: 8, right: 16, top: 8, bottom: 56, containLabel: true },
      tooltip: {
        renderMode: "richText",
        confine: true,
        formatter: (one) => {
          const [x, y] = one.value;
          return `${data.labels[x]}\n${textOf(data, data.series[y], data.series[y].points[x])}`;
        },
      },
      xAxis: { type: "category", data: data.labels, axisLabel: { interval: 0, rotate: 35, formatter: (text) => short(text, 8) } },
      yAxis: { type: "category", inverse: true, data: data.series.map((series) => series.name), axisLabel: { interval: 0 } },
      visualMap: {
        min: least,
        max: most,
        calculable: false,
        orient: "horizontal",
        left: "center",
        bottom: 0,
        itemHeight: 120,
        formatter: (value) => `${plain(value)}${data.unit}`,
        inRange: { color: ["#f4f7fb", "#b9cfe8", "#4477aa", "#1f3d63"] },
      },
      series: [
        {
          type: "heatmap",
          data: cells.map((cell) =>
            few(cell)
              ? { value: cell, label: { color: DASHED }, itemStyle: { color: "#ffffff" }, visualMap: false }
              : { value: cell, label: { color: readable(cell[2]) } }),
          label: { show: true, formatter: (one) => plain(one.value[2]) },
        },
      ],
    };
  };

  const OPTIONS = { bar: bars, stack: bars, heat };

  const option = (data) => (OPTIONS[data.type] ?? lines)(data);

  // As high as its bars or lines of cells need it.
  const heightOf = (data) => {
    if (data.type === "bar") return 72 + data.labels.length * Math.max(34, 18 * data.series.length);
    if (data.type === "stack") return 88 + data.labels.length * 34;
    return data.type === "heat" ? 150 + data.series.length * 30 : null;
  };

  const draw = (element) => {
    const data = JSON.parse(element.dataset.chart);
    element.setAttribute("aria-label", data.title);
    const height = heightOf(data);
    if (height) element.style.height = `${height}px`;
    echarts.init(element, null, { renderer: "canvas" }).setOption(option(data));
  };

  const all = () => [...document.querySelectorAll("[data-chart]")];

  const drawNew = () => all().filter((element) => !echarts.getInstanceByDom(element)).forEach(draw);

  const resize = () => all().forEach((element) => echarts.getInstanceByDom(element)?.resize());

  document.addEventListener("DOMContentLoaded", drawNew);
  // A filter has brought other panels.
  document.addEventListener("htmx:beforeSwap", (event) =>
    event.detail.target.querySelectorAll("[data-chart]").forEach((element) => echarts.getInstanceByDom(element)?.dispose()));
  document.addEventListener("htmx:afterSettle", drawNew);
  window.addEventListener("resize", resize);
})();
