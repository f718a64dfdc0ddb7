DROP TABLE [Employee];
