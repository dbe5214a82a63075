// Draws a line chart in every element with data-chart (see ChartData): labels along the axis, series of points with the
// number of answers behind them. Hollow points have few answers; dashed lines are what others reach. Nothing is written
// into the page as HTML or style text: the security policy allows neither.
(() => {
  const COLOURS = ["#4477aa", "#ee6677", "#228833", "#ccbb44", "#aa3377", "#66ccee"];
  const DASHED = "#6c7a89";

  const plain = (value) => String(Math.round(value * 100) / 100);

  const textOf = (data, series, point) => {
    const answers = point.n === null ? "" : `  ${data.sample} ${point.n}${point.few ? `（${data.few}）` : ""}`;
    return `${series.name}  ${plain(point.value)}${answers}`;
  };

  const tooltip = (data) => (points) => {
    const lines = points
      .filter((one) => one.data !== null && one.data !== undefined)
      .map((one) => textOf(data, data.series[one.seriesIndex], data.series[one.seriesIndex].points[one.dataIndex]));
    return [points[0].axisValueLabel, ...lines].join("\n");
  };

  // Labels go away from the other lines: above the highest point, below the lowest, beside those between.
  const labelPlace = (all, index, value) => {
    const values = all.map((series) => series.points[index]).filter((point) => point).map((point) => point.value);
    if (value >= Math.max(...values)) return "top";
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

  const option = (data) => ({
    animation: false,
    aria: { enabled: false },
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
    legend: { top: 0, type: "scroll" },
    grid: { left: 8, right: 24, top: 40, bottom: 8, containLabel: true },
    tooltip: { trigger: "axis", renderMode: "richText", confine: true, formatter: tooltip(data) },
    xAxis: { type: "category", data: data.labels, boundaryGap: true, axisLabel: { interval: 0, hideOverlap: false } },
    yAxis: { type: "value", scale: true, minInterval: 1, boundaryGap: ["15%", "15%"] },
    series: data.series.map(line),
  });

  const draw = (element) => {
    const data = JSON.parse(element.dataset.chart);
    element.setAttribute("aria-label", data.title);
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
