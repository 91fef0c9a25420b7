import { defineWords } from '../app/words.ts';

export const mapKitWords = defineWords('mapKit', {
  vi: {
    class: {
      all: 'mọi mức',
      below: 'dưới {to}',
      upTo: 'đến {to}',
      from: 'từ {from}',
      over: 'trên {from}',
      between: '{from} – dưới {to}',
      betweenUpTo: '{from} – {to}',
      overBelow: 'trên {from} – dưới {to}',
      meets: 'đạt mức',
      noData: 'chưa có số liệu',
    },
    legend: 'Chú giải',
    picture: '{title}: {counted} nơi có số liệu, {lacking} nơi chưa có. {classes}',
    classCount: '{label}: {count}',
    nothing: 'Chưa có ranh giới để vẽ bản đồ.',
    value: '{name}: {value}',
  },
  en: {
    class: {
      all: 'any value',
      below: 'below {to}',
      upTo: 'up to {to}',
      from: '{from} or more',
      over: 'more than {from}',
      between: '{from} to below {to}',
      betweenUpTo: '{from} to {to}',
      overBelow: 'over {from} to below {to}',
      meets: 'meets the level',
      noData: 'no data yet',
    },
    legend: 'Legend',
    picture: '{title}: {counted} places with data, {lacking} without. {classes}',
    classCount: '{label}: {count}',
    nothing: 'There are no boundaries to draw yet.',
    value: '{name}: {value}',
  },
});
