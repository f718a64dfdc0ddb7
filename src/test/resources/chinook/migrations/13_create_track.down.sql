DROP TABLE [Track];
