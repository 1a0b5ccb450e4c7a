import type { ChartTheme } from './chart-spec';

export const chartThemes: Readonly<Record<'light' | 'dark', ChartTheme>> = Object.freeze({
  light: {
    text: '#1f2933',
    faint: '#616e7c',
    line: '#d9dee4',
    model: '#1769aa',
    modelSoft: '#7fb2dc',
    other: '#b4bdc7',
    good: '#1f7a4d',
    bad: '#b3372f',
    series: ['#1769aa', '#c2680f', '#1f7a4d', '#8a4fa8', '#7a6a1f', '#b3372f', '#2f7f86'],
  },
  dark: {
    text: '#e4e9ee',
    faint: '#9aa7b4',
    line: '#39434e',
    model: '#5cb0f2',
    modelSoft: '#2f6a99',
    other: '#5b6875',
    good: '#5ecf95',
    bad: '#f08b80',
    series: ['#5cb0f2', '#f0a558', '#5ecf95', '#c796e3', '#d3c26a', '#f08b80', '#6fcfd6'],
  },
});
